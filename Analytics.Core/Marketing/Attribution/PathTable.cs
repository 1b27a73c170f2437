namespace Analytics.Core.Marketing.Attribution;

/// <summary>Paths with their channels numbered by name, equal ones put together.</summary>
internal sealed class PathTable
{
    private PathTable(string[] channels, int[][] touches, double[]?[] days, long[] conversions, double[] values, long[] nulls)
    {
        Channels = channels;
        Touches = touches;
        Days = days;
        Conversions = conversions;
        Values = values;
        Nulls = nulls;
    }

    public string[] Channels { get; }

    public int[][] Touches { get; }

    /// <summary>For each path its touches' days before the end; null where unknown.</summary>
    public double[]?[] Days { get; }

    public long[] Conversions { get; }

    public double[] Values { get; }

    public long[] Nulls { get; }

    public int Count => Touches.Length;

    public static PathTable Of(IReadOnlyList<TouchPath> paths)
    {
        var channels = paths.SelectMany(static p => p.Channels).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var numbers = channels.Select(static (name, i) => (name, i)).ToDictionary(static c => c.name, static c => c.i, StringComparer.Ordinal);
        var table = new PathTable(
            channels,
            [.. paths.Select(p => p.Channels.Select(c => numbers[c]).ToArray())],
            [.. paths.Select(static p => p.DaysBefore?.ToArray())],
            [.. paths.Select(static p => p.Conversions)],
            [.. paths.Select(static p => p.Value)],
            [.. paths.Select(static p => p.Nulls)]);
        for (var i = 0; i < paths.Count; i++)
        {
            Check(paths[i], i + 1);
        }

        return table;
    }

    private static void Check(TouchPath path, int number)
    {
        if (path.Channels.Count == 0)
        {
            throw new AttributionException($"Path {number} touches no channel. Leave it out, or name the channel.");
        }

        if (path.Conversions < 0 || path.Nulls < 0)
        {
            throw new AttributionException($"Path {number} counts fewer than 0 journeys.");
        }

        if (!double.IsFinite(path.Value) || path.Value < 0)
        {
            throw new AttributionException($"Path {number} has the value {path.Value:R}; a conversion's value is 0 or more.");
        }

        if (path.Conversions == 0 && path.Value != 0)
        {
            throw new AttributionException($"Path {number} has a value and no conversion that brought it.");
        }

        if (path.DaysBefore is { } days && (days.Count != path.Channels.Count || days.Any(static d => !double.IsFinite(d) || d < 0)))
        {
            throw new AttributionException($"Path {number} needs one number of days, 0 or more, for each of its touches.");
        }
    }
}
