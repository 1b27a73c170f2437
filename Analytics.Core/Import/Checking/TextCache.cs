using System.Text;

namespace Analytics.Core.Import.Checking;

/// <summary>
/// Turns cells into strings and gives the same string again for a cell seen lately, so that an order's or a country's many lines cost
/// one. Of fixed size.
/// </summary>
internal sealed class TextCache(int maxLength)
{
    private const int Slots = 1 << 12;
    private const int LongestKept = 64;

    private readonly (byte[] Bytes, string Text)[] _slots = new (byte[], string)[Slots];

    /// <summary>The cell as text, cut to the longest allowed; null when it is empty.</summary>
    public string? Get(ReadOnlySpan<byte> cell)
    {
        if (cell.Length == 0)
        {
            return null;
        }

        if (cell.Length > LongestKept)
        {
            return Decode(cell);
        }

        var hash = 2166136261u;
        foreach (var b in cell)
        {
            hash = (hash ^ b) * 16777619u;
        }

        ref var slot = ref _slots[(hash ^ (hash >> 15)) & (Slots - 1)];
        if (slot.Bytes is not null && cell.SequenceEqual(slot.Bytes))
        {
            return slot.Text;
        }

        slot = (cell.ToArray(), Decode(cell));
        return slot.Text;
    }

    private string Decode(ReadOnlySpan<byte> cell)
    {
        // A character is at most four bytes long: more than this cannot matter.
        var text = Encoding.UTF8.GetString(cell.Length > maxLength * 4 ? cell[..(maxLength * 4)] : cell);

        // Databases do not take the character zero.
        text = text.Contains('\0', StringComparison.Ordinal) ? text.Replace('\0', '\ufffd') : text;
        if (text.Length <= maxLength)
        {
            return text;
        }

        return char.IsHighSurrogate(text[maxLength - 1]) ? text[..(maxLength - 1)] : text[..maxLength];
    }
}
