using System.CommandLine;
using System.Globalization;
using Analytics.Core.Customers;

namespace Analytics.Web.Commands;

/// <summary>The options of <c>cluster</c>.</summary>
internal static class ClusterOptions
{
    /// <summary>The file to cluster.</summary>
    public static readonly Option<FileInfo?> Input = new("--input", "-i") { Description = "A file of separated values with a header; without, the shop's customers.", HelpName = "FILE" };

    /// <summary>What to cluster on.</summary>
    public static readonly Option<string[]> Columns = new("--columns", "-c")
    {
        Description = $"The file's columns, or the customers' features ({string.Join(", ", CustomerFeatures.All.Select(CustomerFeatures.KeyOf))}), separated by commas.",
        HelpName = "LIST",
    };

    /// <summary>A ready choice for customers.</summary>
    public static readonly Option<string> Preset = new("--preset")
    {
        Description = "For customers without --columns: value-tiers or behaviour.",
        HelpName = "NAME",
        DefaultValueFactory = static _ => "value-tiers",
    };

    /// <summary>Standardise a file's columns.</summary>
    public static readonly Option<bool> Standardise = new("--standardize", "--standardise") { Description = "Bring each column to mean 0 and standard deviation 1 (customers always are)." };

    /// <summary>Take logarithms.</summary>
    public static readonly Option<bool> Log = new("--log") { Description = "Take sign(m) log(1 + |m|) of each column; of the customers' features of money and counts." };

    /// <summary>Where to write each row's cluster.</summary>
    public static readonly Option<FileInfo?> Out = new("--out", "-o") { Description = "Write each row's cluster to this CSV file.", HelpName = "FILE" };

    /// <summary>The last day that counts.</summary>
    public static readonly Option<DateOnly?> AsOf = new("--as-of") { Description = "For customers: the last day that counts, as 2026-01-31; today without.", HelpName = "DAY" };

    /// <summary>What random choices follow from.</summary>
    public static readonly Option<long> Seed = new("--seed") { Description = "What random choices follow from.", HelpName = "S", DefaultValueFactory = static _ => 1 };

    /// <summary>How many starts.</summary>
    public static readonly Option<int> Starts = new("--starts") { Description = "How often to begin anew; the best is kept.", HelpName = "N", DefaultValueFactory = static _ => 10 };

    private static readonly Option<string?> Clusters = new("--k", "-k") { Description = "How many clusters, or 'auto' to choose 2 to 8 by silhouette.", HelpName = "K" };

    /// <summary>Adds them all.</summary>
    public static void AddTo(Command command)
    {
        foreach (var option in (Option[])[Input, Columns, Clusters, Starts, Standardise, Log, Preset, AsOf, Seed, Out])
        {
            command.Add(option);
        }
    }

    /// <summary>The columns as a list.</summary>
    public static IReadOnlyList<string> ColumnsOf(ParseResult parsed) =>
        [.. (parsed.GetValue(Columns) ?? []).SelectMany(static t => t.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];

    /// <summary>How many clusters; 0 to choose, null when not said.</summary>
    /// <exception cref="UsageException">It is no such number.</exception>
    public static int? KOf(ParseResult parsed) => parsed.GetValue(Clusters) switch
    {
        null => null,
        "auto" => 0,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var k) && k is >= 1 and <= KMeansOptions.MostClusters => k,
        var text => throw new UsageException(Text.Of($"'--k {text}' is none; take 1 to {KMeansOptions.MostClusters}, or auto.")),
    };

    /// <summary>The preset.</summary>
    /// <exception cref="UsageException">There is none of this name.</exception>
    public static ClusterPreset PresetOf(ParseResult parsed) => parsed.GetValue(Preset) switch
    {
        "value-tiers" => ClusterPreset.ValueTiers,
        "behaviour" or "behavior" => ClusterPreset.Behaviour,
        var other => throw new UsageException($"There is no preset '{other}'; take value-tiers or behaviour."),
    };
}
