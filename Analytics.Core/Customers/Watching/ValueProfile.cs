namespace Analytics.Core.Customers;

/// <summary>How the values of one input or prediction lay when a model was fitted: tenths with their edges, to hold later values against.</summary>
public sealed record ValueProfile
{
    private const int Tenths = 10;

    /// <summary>Its stable name.</summary>
    public required string Key { get; init; }

    /// <summary>Its name for people.</summary>
    public required string Label { get; init; }

    /// <summary>Whether it goes into the models; else it comes out of them.</summary>
    public required bool IsInput { get; init; }

    /// <summary>
    /// The tenths' upper edges, inside, ascending and each once, so that there are fewer where many values are equal. Above the last lies one more bin.
    /// </summary>
    public required IReadOnlyList<double> Edges { get; init; }

    /// <summary>How many values lay in each bin, and last how many were not known.</summary>
    public required IReadOnlyList<long> Counts { get; init; }

    /// <summary>The mean of the known values; null when none was known.</summary>
    public double? Mean { get; init; }

    /// <summary>How many values there were, known or not.</summary>
    public long Size => Counts.Sum();

    /// <summary>The profile of these values.</summary>
    /// <param name="key">Its stable name.</param>
    /// <param name="label">Its name for people.</param>
    /// <param name="isInput">Whether it goes into the models.</param>
    /// <param name="values">The values; NaN is not known.</param>
    public static ValueProfile Of(string key, string label, bool isInput, IReadOnlyCollection<double> values)
    {
        double[] known = [.. values.Where(double.IsFinite).Order()];
        var edges = new List<double>(Tenths);
        for (var tenth = 1; tenth < Tenths && known.Length > 0; tenth++)
        {
            var edge = known[(int)Math.Ceiling(tenth * (double)known.Length / Tenths) - 1];
            // At the greatest value nothing would be left above.
            if (edge < known[^1] && (edges.Count == 0 || edge > edges[^1]))
            {
                edges.Add(edge);
            }
        }

        return new ValueProfile
        {
            Key = key,
            Label = label,
            IsInput = isInput,
            Edges = edges,
            Counts = Count(edges, values),
            Mean = known.Length == 0 ? null : known.Average(),
        };
    }

    /// <summary>Holds other values of the same feature against these.</summary>
    /// <param name="values">The values; NaN is not known.</param>
    /// <returns>How far they have drifted; null when either has none.</returns>
    public FeatureDrift? Against(IReadOnlyCollection<double> values)
    {
        var actual = Count(Edges, values);
        if (StabilityIndex.Of(Counts, actual) is not { } index)
        {
            return null;
        }

        // A bin that is empty on both sides is none: the one for what is not known, mostly.
        var bins = Counts.Zip(actual).Count(static pair => pair.First + pair.Second > 0);
        var limit = StabilityIndex.ChanceLimit(bins, Size, actual.Sum());
        double[] known = [.. values.Where(double.IsFinite)];
        return new FeatureDrift(Key, Label, IsInput, index, limit, StabilityIndex.LevelOf(index, limit), Mean, known.Length == 0 ? null : known.Average());
    }

    private static long[] Count(IReadOnlyList<double> edges, IReadOnlyCollection<double> values)
    {
        double[] bounds = [.. edges];
        var counts = new long[bounds.Length + 2];
        foreach (var value in values)
        {
            if (!double.IsFinite(value))
            {
                counts[^1]++;
                continue;
            }

            var at = Array.BinarySearch(bounds, value);
            counts[at >= 0 ? at : ~at]++;
        }

        return counts;
    }
}
