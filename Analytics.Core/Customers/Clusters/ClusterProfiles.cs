using System.Globalization;

namespace Analytics.Core.Customers;

/// <summary>Describes clusters in plain units and names them.</summary>
public static class ClusterProfiles
{
    /// <summary>Standard deviations from the mean of all rows from which a feature is worth a word.</summary>
    private const double Telling = 0.4;

    /// <summary>Words in a name, unless more are needed to tell two clusters apart.</summary>
    private const int Words = 3;

    /// <summary>One profile for each cluster, in the fit's order.</summary>
    /// <param name="data">The rows that were clustered.</param>
    /// <param name="fit">The clusters.</param>
    /// <param name="names">The names to give, in the fit's order; null to make them of the profiles.</param>
    /// <exception cref="ClusteringException">The fit is of other rows.</exception>
    public static IReadOnlyList<ClusterProfile> Of(FeatureMatrix data, KMeansFit fit, IReadOnlyList<string>? names = null)
    {
        if (fit.Labels.Length != data.Rows || fit.Scaling.Scales.Count != data.Columns)
        {
            throw new ClusteringException("The clusters are of other rows than these.");
        }

        var features = Enumerable.Range(0, fit.K).Select(static _ => new List<FeatureProfile>()).ToArray();
        var standard = FeatureScaling.Fit(data, standardise: true, log: fit.Options.Log);
        for (var column = 0; column < data.Columns; column++)
        {
            var values = Split(data, fit, column);
            var scale = standard.Scales[column];
            for (var c = 0; c < fit.K; c++)
            {
                Array.Sort(values[c]);
                var away = scale.IsConstant ? 0 : scale.Apply(fit.Centres[c][column]);
                features[c].Add(new FeatureProfile(data.Features[column], values[c].Average(), Median(values[c]), away));
            }
        }

        names ??= Names(features);
        return
        [
            .. Enumerable.Range(0, fit.K).Select(c => new ClusterProfile(c, names[c], fit.Sizes[c], (double)fit.Sizes[c] / data.Rows, features[c])),
        ];
    }

    /// <summary>Names of profiles, each one different: the most telling features' words, more of them where two would be alike.</summary>
    internal static IReadOnlyList<string> Names(IReadOnlyList<IReadOnlyList<FeatureProfile>> clusters)
    {
        var names = clusters.Select(static c => Name(c, Words, Telling)).ToArray();
        for (var words = Words; words <= clusters.Max(static c => c.Count); words++)
        {
            foreach (var twins in Alike(names))
            {
                foreach (var c in twins)
                {
                    names[c] = Name(clusters[c], words, 0);
                }
            }
        }

        // The same features, but not as much of them.
        foreach (var c in Alike(names).SelectMany(static twins => twins))
        {
            names[c] = Name(clusters[c], Words, 0, withDegrees: true);
        }

        foreach (var twins in Alike(names))
        {
            foreach (var (c, i) in twins.Select(static (c, i) => (c, i)))
            {
                names[c] += string.Create(CultureInfo.InvariantCulture, $" ({i + 1})");
            }
        }

        return names;
    }

    private static List<int[]> Alike(string[] names) =>
        [.. Enumerable.Range(0, names.Length).GroupBy(c => names[c], StringComparer.Ordinal).Where(static g => g.Skip(1).Any()).Select(static g => g.ToArray())];

    private static string Name(IReadOnlyList<FeatureProfile> features, int words, double telling, bool withDegrees = false)
    {
        var told = features
            .Where(f => Math.Abs(f.Away) > telling)
            .OrderByDescending(static f => Math.Abs(f.Away))
            .Take(words)
            .ToHashSet();
        return told.Count == 0 ? "average" : string.Join(", ", features.Where(told.Contains).Select(f => (withDegrees ? Degree(f.Away) : string.Empty) + Word(f)));
    }

    private static string Degree(double away) => Math.Abs(away) switch
    {
        > 8 => "extremely ",
        > 2 => "very ",
        < Telling => "rather ",
        _ => string.Empty,
    };

    private static string Word(FeatureProfile profile) => profile.Away > 0
        ? profile.Feature.High ?? $"high {profile.Feature.Name}"
        : profile.Feature.Low ?? $"low {profile.Feature.Name}";

    private static double Median(double[] sorted) => sorted.Length == 0
        ? double.NaN
        : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;

    private static double[][] Split(FeatureMatrix data, KMeansFit fit, int column)
    {
        var parts = fit.Sizes.Select(static s => new double[s]).ToArray();
        var filled = new int[parts.Length];
        for (var row = 0; row < data.Rows; row++)
        {
            int label = fit.Labels[row];
            parts[label][filled[label]++] = data[row, column];
        }

        return parts;
    }
}
