using Analytics.Core.Funnels.Engine;
using Analytics.Core.Queries;
using Analytics.Core.Queries.Events;

namespace Analytics.Core.Funnels.Advice;

/// <summary>
/// Holds each part of a funnel against all others: device, channel, gender, page and referrer of the first step, weekday, and what the reader asks by.
/// A part is named where its conversion rate is lower by a two-proportion z test with pooled variance, adjusted over all parts by the procedure of Benjamini and
/// Hochberg (Controlling the false discovery rate, JRSS B 57, 1995), and where the difference is worth a word: a tenth of the others' rate.
/// </summary>
internal static class FunnelAdvisor
{
    /// <summary>The share of false suggestions to be expected, at most.</summary>
    public const double FalseShare = 0.05;

    private const double LeastExpected = 5;
    private const double LeastEffect = 0.1;
    private const int MostParts = 30;
    private const int Most = 5;

    private static readonly EventField[] Fields =
        [EventField.Device, EventField.Channel, EventField.Gender, EventField.Page, EventField.Referrer, EventField.Weekday];

    public static FunnelAdvice Advise(FunnelQuery query, EventLog log, decimal? orderValue, CancellationToken cancellationToken)
    {
        query = StepNames.Resolve(query, log).Query;
        var tested = new List<FunnelSuggestion>();
        if (query.Steps.Count > 1)
        {
            var attributes = Fields.Select(static f => new EventTrait(f)).Append(query.By).OfType<EventTrait>().Distinct()
                .Where(static a => a.Field is not (EventField.Day or EventField.Week or EventField.Month));
            foreach (var attribute in attributes)
            {
                var result = FunnelRunner.Run(query with { By = attribute, Top = MostParts, Comparison = Comparison.None }, log, cancellationToken);
                tested.AddRange(result.Parts.Where(static p => p.Value.Key is not (DimensionValue.OtherKey or DimensionValue.UnknownKey))
                    .Select(part => Test(attribute, part, result, orderValue)).OfType<FunnelSuggestion>());
            }
        }

        var adjusted = Adjust([.. tested.Select(static t => t.PValue)]);
        var found = tested.Select((t, i) => t with { QValue = adjusted[i] })
            .Where(static t => t.QValue <= FalseShare && t.Rate < t.OthersRate * (1 - LeastEffect) && t.LostConversions >= 1)
            .OrderByDescending(static t => t.LostConversions)
            .Take(Most);
        return new FunnelAdvice(query, [.. found], tested.Count, orderValue, FalseShare);
    }

    /// <summary>Two-sided p-value that two shares are equal; null where fewer than five are to be expected in a cell, so that the normal law does not hold.</summary>
    internal static double? TwoProportions(int hits, int all, int otherHits, int others)
    {
        if (all == 0 || others == 0)
        {
            return null;
        }

        var pooled = (double)(hits + otherHits) / (all + others);
        if (Math.Min(all, others) * Math.Min(pooled, 1 - pooled) < LeastExpected)
        {
            return null;
        }

        var z = (((double)hits / all) - ((double)otherHits / others)) / Math.Sqrt(pooled * (1 - pooled) * ((1.0 / all) + (1.0 / others)));
        return MathNet.Numerics.SpecialFunctions.Erfc(Math.Abs(z) / Math.Sqrt(2));
    }

    /// <summary>Adjusted p-values: the least m p(k) ÷ k over all from its place on, in ascending order.</summary>
    internal static double[] Adjust(double[] values)
    {
        var order = Enumerable.Range(0, values.Length).OrderBy(i => values[i]).ToArray();
        var adjusted = new double[values.Length];
        var least = 1.0;
        for (var k = order.Length; k > 0; k--)
        {
            least = Math.Min(least, values[order[k - 1]] * order.Length / k);
            adjusted[order[k - 1]] = least;
        }

        return adjusted;
    }

    private static FunnelSuggestion? Test(EventTrait by, FunnelPart part, FunnelResult whole, decimal? orderValue)
    {
        var (entered, converted) = (part.Steps[0].Count, part.Steps[^1].Count);
        var (others, othersConverted) = (whole.Entered - entered, whole.Converted - converted);
        if (TwoProportions(converted, entered, othersConverted, others) is not { } p)
        {
            return null;
        }

        var (worst, worstRate, worstOthers, worstLoss) = (1, 0.0, 0.0, double.NegativeInfinity);
        for (var step = 1; step < part.Steps.Count; step++)
        {
            var (before, count) = (part.Steps[step - 1].Count, part.Steps[step].Count);
            var (othersBefore, othersCount) = (whole.Steps[step - 1].Count - before, whole.Steps[step].Count - count);
            if (before == 0 || othersBefore == 0 || othersCount == 0)
            {
                continue;
            }

            // By ratio: all steps' ratios multiply to the funnel's.
            var (rate, otherRate) = ((double)count / before, (double)othersCount / othersBefore);
            var loss = rate == 0 ? double.MaxValue : Math.Log(otherRate / rate);
            if (loss > worstLoss)
            {
                (worst, worstRate, worstOthers, worstLoss) = (step, rate, otherRate, loss);
            }
        }

        var lost = entered * (((double)othersConverted / others) - ((double)converted / entered));
        return new FunnelSuggestion(
            by, part.Value, entered, converted, others, othersConverted, p, p, worst, worstRate, worstOthers, lost,
            orderValue is { } value && lost > 0 && lost < 1e9 ? Math.Round((decimal)lost * value, 2) : null);
    }
}
