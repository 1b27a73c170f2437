namespace Analytics.Core.Import.Reading;

/// <summary>Finds columns of fixed width by the places that are blank in every line.</summary>
internal static class FixedWidths
{
    /// <summary>The columns' widths; fewer than two when none can be made out. The first line may be a header and does not count.</summary>
    public static IReadOnlyList<int> Find(IReadOnlyList<string> lines)
    {
        var data = lines.Count > 2 ? lines.Skip(1).ToList() : [.. lines];
        var length = data.Count == 0 ? 0 : data.Max(l => l.TrimEnd().Length);
        if (length is 0 or > 4000)
        {
            return [];
        }

        var isBlank = new bool[length];
        Array.Fill(isBlank, value: true);
        foreach (var line in data)
        {
            for (var i = 0; i < line.Length && i < length; i++)
            {
                isBlank[i] &= line[i] is ' ' or '\t';
            }
        }

        var starts = new List<int>();
        for (var i = 0; i < length; i++)
        {
            if (!isBlank[i] && (i == 0 || isBlank[i - 1]))
            {
                starts.Add(i);
            }
        }

        var widths = new List<int>();
        for (var i = 0; i < starts.Count; i++)
        {
            // The first column also has the blanks before it, the last one whatever comes.
            var from = i == 0 ? 0 : starts[i];
            widths.Add(i == starts.Count - 1 ? Math.Max(length - from, 1) + 64 : starts[i + 1] - from);
        }

        return widths;
    }
}
