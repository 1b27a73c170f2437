using System.Diagnostics.CodeAnalysis;

namespace Analytics.Core.Forecasting;

/// <summary>What comes of a fit: the fit, or a refusal that says what was missing.</summary>
public sealed class ForecastOutcome
{
    private ForecastOutcome(IForecastFit? fit, ForecastRefusal? refusal)
    {
        Fit = fit;
        Refusal = refusal;
    }

    /// <summary>The fit, or null when the model refused.</summary>
    public IForecastFit? Fit { get; }

    /// <summary>Why there is no fit, or null when there is one.</summary>
    public ForecastRefusal? Refusal { get; }

    /// <summary>A fit.</summary>
    public static ForecastOutcome Of(IForecastFit fit) => new(fit, null);

    /// <summary>A refusal.</summary>
    public static ForecastOutcome Refused(ForecastRefusal refusal) => new(null, refusal);

    /// <summary>A refusal for want of data.</summary>
    public static ForecastOutcome TooShort(int observationsNeeded, int observationsHad) =>
        Refused(new ForecastRefusal(ForecastRefusalReason.TooShort, observationsNeeded, observationsHad));

    /// <summary>Whether there is a fit; exactly one of the two is set.</summary>
    public bool TryGet([NotNullWhen(true)] out IForecastFit? fit, [NotNullWhen(false)] out ForecastRefusal? refusal)
    {
        fit = Fit;
        refusal = Refusal;
        return fit is not null;
    }
}
