using Analytics.Core.Planning;

namespace Analytics.Web.Api;

/// <summary>One step of a forecast.</summary>
/// <param name="Date">Its first day.</param>
/// <param name="Mean">The expected value.</param>
/// <param name="Lower">The interval's lower end.</param>
/// <param name="Upper">The interval's upper end.</param>
public sealed record ForecastStepDocument(DateOnly Date, double Mean, double Lower, double Upper)
{
    internal static ForecastStepDocument Of(PlanStep step, int place) => new(
        step.Start, ForecastValueDocument.Round(step.Mean), ForecastValueDocument.Round(step.Lower[place]), ForecastValueDocument.Round(step.Upper[place]));
}
