namespace Analytics.Core.Marketing.Attribution;

/// <summary>Shares any number of journeys along the same paths by all models.</summary>
internal sealed class CreditSolver
{
    private readonly SharedCredits?[] _shared;
    private readonly MarkovChain?[] _chains;

    public CreditSolver(PathTable paths, double halfLifeDays)
    {
        _shared = [.. AttributionModels.All.Select(m => AttributionModels.OrderOf(m) is null ? SharedCredits.Of(paths, m, halfLifeDays) : null)];
        _chains = [.. AttributionModels.All.Select(m => AttributionModels.OrderOf(m) is { } order ? MarkovChain.Of(paths, order) : null)];
    }

    public Credits Solve(double[] journeys, double[] conversions, double[] values, double precision)
    {
        var (total, totalValue) = (conversions.Sum(), values.Sum());
        var count = _shared.Length;
        var (credits, creditValues, effects) = (new double[count][], new double[count][], new List<double[]>());
        for (var m = 0; m < count; m++)
        {
            if (_shared[m] is { } shared)
            {
                credits[m] = shared.Share(conversions);
                creditValues[m] = shared.Share(values);
            }
            else
            {
                var (onConversions, onValues) = _chains[m]!.RemovalEffects(journeys, conversions, values, precision);
                credits[m] = InProportion(onConversions, total);
                creditValues[m] = InProportion(onValues, totalValue);
                effects.Add(onConversions);
            }
        }

        return new Credits(credits, creditValues, [.. effects]);
    }

    private static double[] InProportion(double[] effects, double total)
    {
        var sum = effects.Sum();
        return [.. effects.Select(e => sum > 0 ? total * e / sum : 0)];
    }
}
