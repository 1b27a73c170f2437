namespace Analytics.Core.Customers;

/// <summary>
/// When the next order is expected, given that the customer is still a customer: the middle half of the time to the next order.
/// Under BG/NBD a customer with x repeat days in T days orders at a rate of Gamma(r + x, α + T), so that
/// P(no order within t) = ((α + T) ÷ (α + T + t))^(r + x).
/// </summary>
/// <param name="From">A quarter come by this day.</param>
/// <param name="Middle">Half come by this day.</param>
/// <param name="To">Three quarters come by this day.</param>
public sealed record NextOrderWindow(DateOnly From, DateOnly Middle, DateOnly To)
{
    private const double Longest = 3_650;

    /// <summary>The window by the fitted model; null without one, without an order, or when it lies more than ten years away.</summary>
    /// <param name="model">BG/NBD or its modified form, fitted in days.</param>
    /// <param name="timeline">The customer's days.</param>
    public static NextOrderWindow? Of(PredictionRun? model, PurchaseTimeline timeline)
    {
        if (model is null || timeline.First is null || Parameter(model, "r") is not { } r || Parameter(model, "alpha") is not { } alpha)
        {
            return null;
        }

        var (shape, rate) = (r + timeline.RepeatDays, alpha + timeline.AgeDays);
        var days = new[] { 0.25, 0.5, 0.75 }.Select(p => rate * (Math.Pow(1 - p, -1 / shape) - 1)).ToArray();
        return shape > 0 && rate > 0 && days.All(d => d <= Longest)
            ? new NextOrderWindow(After(days[0]), After(days[1]), After(days[2]))
            : null;

        DateOnly After(double wait) => timeline.AsOf.AddDays((int)Math.Round(wait));
    }

    private static double? Parameter(PredictionRun model, string name) =>
        model.Parameters.FirstOrDefault(p => string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase))?.Value;
}
