using System.Globalization;
using System.Text;
using Analytics.Core.Import.Reading;

namespace Analytics.Core.Import.Checking;

/// <summary>Whether a row is a whole row of its table.</summary>
internal static class RowShape
{
    /// <summary>False, with the reason, when the row has lost or swallowed cells.</summary>
    public static bool IsWhole(RecordReader row, int width, out RowFault fault)
    {
        fault = default;
        if (row.Count == width && !row.IsUnbalanced)
        {
            return true;
        }

        var isLonger = row.Count > width;
        if (row.Count >= width && !(row.IsUnbalanced && HasLineBreak(row)) && !HasValueBeyond(row, width))
        {
            // Empty cells too many at the end, or a stray quotation mark that did no harm.
            return true;
        }

        fault = new RowFault(
            "Row",
            Start(row),
            row.IsUnbalanced && !isLonger
                ? "A quotation mark is not closed, so that cells or lines ran together."
                : string.Create(CultureInfo.InvariantCulture, $"The row has {row.Count} cells where {width} are expected."));
        return false;
    }

    private static bool HasValueBeyond(RecordReader row, int width)
    {
        for (var i = width; i < row.Count; i++)
        {
            if (row.Cell(i).Length > 0)
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasLineBreak(RecordReader row)
    {
        for (var i = 0; i < row.Count; i++)
        {
            if (row.Raw(i).IndexOfAny((byte)'\n', (byte)'\r') >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static string Start(RecordReader row)
    {
        var text = new StringBuilder();
        for (var i = 0; i < row.Count && text.Length < 80; i++)
        {
            var cell = row.Raw(i);
            text.Append(i == 0 ? string.Empty : " | ").Append(Encoding.UTF8.GetString(cell.Length > 80 ? cell[..80] : cell));
        }

        return text.ToString();
    }
}
