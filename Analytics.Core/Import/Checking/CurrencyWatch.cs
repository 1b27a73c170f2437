using Analytics.Core.Import.Reading;
using Analytics.Core.Import.Values;

namespace Analytics.Core.Import.Checking;

/// <summary>Notices amounts in a currency other than the first one seen.</summary>
internal sealed class CurrencyWatch(CellReader cells)
{
    private readonly bool _hasColumn = cells.Has(ImportField.Currency);

    /// <summary>The first currency seen; null before.</summary>
    public string? Usual { get; private set; }

    /// <summary>Looks at a row: the other currency when there is one, else null.</summary>
    public string? See(RecordReader row)
    {
        var currency = _hasColumn ? cells.Text(row, ImportField.Currency) : null;
        currency = currency is null
            ? OnNumber(cells.Cell(row, ImportField.Amount)) ?? OnNumber(cells.Cell(row, ImportField.UnitPrice))
            : CurrencySigns.Normalise(currency);
        if (currency is null)
        {
            return null;
        }

        Usual ??= currency;
        return string.Equals(Usual, currency, StringComparison.OrdinalIgnoreCase) ? null : currency;
    }

    private static string? OnNumber(ReadOnlySpan<byte> cell)
    {
        if (cell.Length == 0 || (IsPlain(cell[0]) && IsPlain(cell[^1])))
        {
            return null;
        }

        Span<char> core = stackalloc char[64];
        NumberParser.TryUndress(cell, core, out _, out _, out var currency);
        return currency;
    }

    private static bool IsPlain(byte b) => b is (>= (byte)'0' and <= (byte)'9') or (byte)'.' or (byte)'-';
}
