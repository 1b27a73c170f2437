using System.Text;
using Analytics.Core.Import.Mapping;

namespace Analytics.Core.Import.Reading;

/// <summary>Decides whether a table's first row names its columns.</summary>
internal static class HeaderDetector
{
    /// <summary>
    /// A header is words above numbers or dates. Where nothing is a number, it is a row of different words, one of which is known as a
    /// column's name, or none of which comes again below.
    /// </summary>
    public static bool IsHeader(IReadOnlyList<string[]> rows, int latestYear)
    {
        if (rows.Count == 0)
        {
            return false;
        }

        var first = rows[0];
        var profiles = first.Select(_ => new ColumnProfile(latestYear)).ToArray();
        foreach (var row in rows.Skip(1))
        {
            for (var i = 0; i < Math.Min(row.Length, first.Length); i++)
            {
                profiles[i].Add(Encoding.UTF8.GetBytes(row[i].Trim()));
            }
        }

        var hasValue = false;
        for (var i = 0; i < first.Length; i++)
        {
            var own = new ColumnProfile(latestYear);
            own.Add(Encoding.UTF8.GetBytes(first[i].Trim()));
            if (own.Type == ColumnType.Text && profiles[i].Type is not (ColumnType.Text or ColumnType.Empty))
            {
                return true;
            }

            hasValue |= own.Type is not (ColumnType.Text or ColumnType.Empty);
        }

        if (hasValue)
        {
            return false;
        }

        return Array.Exists(first, FieldNames.IsKnown) || (AreDifferent(first) && !ComesAgain(rows));
    }

    private static bool AreDifferent(string[] cells) =>
        cells.All(c => !string.IsNullOrWhiteSpace(c)) && cells.Distinct(StringComparer.OrdinalIgnoreCase).Count() == cells.Length;

    private static bool ComesAgain(IReadOnlyList<string[]> rows)
    {
        var first = rows[0];
        return rows.Skip(1).Any(r => r.Where((cell, i) => i < first.Length && cell == first[i]).Any());
    }
}
