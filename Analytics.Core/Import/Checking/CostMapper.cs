using System.Text;
using Analytics.Core.Domain;
using Analytics.Core.Import.Reading;
using Analytics.Core.Storage;

namespace Analytics.Core.Import.Checking;

/// <summary>Makes costs of rows: an amount, a share of revenue or a unit cost each.</summary>
internal sealed class CostMapper(ReadRules rules)
{
    /// <summary>The first day of costs without a date: before any sale.</summary>
    private static readonly DateOnly Always = new(1900, 1, 1);

    private readonly CellReader _cells = new(rules);

    /// <summary>Reads the row; false with the reason when it cannot be read.</summary>
    public bool TryMap(RecordReader row, out CostEntry? cost, out RowFault fault)
    {
        cost = null;
        var flags = RowFlags.None;
        if (!TryCategory(row, out var category, out fault)
            || !TryValue(row, out var field, out var value, out fault)
            || !TryDays(row, field == ImportField.Amount, out var from, out var to, out var isOpen, out fault)
            || !TrySpan(row, out var span, out fault)
            || !TryFixed(row, category, field, out var isFixed, out fault)
            || !_cells.TryId(row, ImportField.ProductCode, out var product, ref flags, out fault))
        {
            return false;
        }

        cost = new CostEntry
        {
            Category = category,
            IsFixed = isFixed,
            Basis = field switch { ImportField.Amount => CostBasis.Amount, ImportField.CostShare => CostBasis.RevenueShare, _ => CostBasis.PerUnit },
            Span = span,
            From = field == ImportField.Amount && span == CostSpan.Month ? new DateOnly(from.Year, from.Month, 1) : from,
            To = field != ImportField.Amount || isOpen ? to
                : span == CostSpan.Day ? to ?? from
                : EndOfMonth(to ?? from),
            ProductCategory = _cells.Text(row, ImportField.Category),
            Channel = _cells.Text(row, ImportField.Channel),
            ProductCode = product,
            Note = _cells.Text(row, ImportField.CostNote),
        };
        if (field == ImportField.CostShare)
        {
            cost.ShareMillionths = (long)decimal.Round(value * CostEntry.WholeShare / 100);
        }
        else
        {
            cost.AmountUnits = Money.FromDecimal(value).Units;
        }

        if (CostRules.Check(cost) is not var (_, problem))
        {
            return true;
        }

        cost = null;
        fault = new RowFault(ImportFields.Get(field).Label, string.Empty, problem);
        return false;
    }

    private static DateOnly EndOfMonth(DateOnly day) => new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));

    private bool TryCategory(RecordReader row, out CostCategory category, out RowFault fault)
    {
        (category, fault) = (CostCategory.Goods, default);
        var cell = _cells.Cell(row, ImportField.CostCategory);
        if (!_cells.Has(ImportField.CostCategory) || (cell.Length == 0 && _cells.Cell(row, ImportField.UnitCost).Length > 0))
        {
            return true;
        }

        if (CostCategoryNames.Find(Encoding.UTF8.GetString(cell)) is { } found)
        {
            category = found;
            return true;
        }

        fault = CellReader.Fault(
            ImportField.CostCategory, cell, cell.Length == 0 ? "is missing" : "is none of goods, marketing, shipping, payment fees, staff, infrastructure, other");
        return false;
    }

    private bool TryValue(RecordReader row, out ImportField field, out decimal value, out RowFault fault)
    {
        (field, value, fault) = (ImportField.Amount, 0, default);
        var given = 0;
        foreach (var candidate in new[] { ImportField.Amount, ImportField.CostShare, ImportField.UnitCost })
        {
            if (!TryNumber(row, candidate, out var number, out fault))
            {
                return false;
            }

            if (number is { } known)
            {
                (field, value) = (candidate, known);
                given++;
            }
        }

        if (given == 1)
        {
            return Fits(row, field, value, out fault);
        }

        var shown = _cells.Has(ImportField.Amount) ? ImportField.Amount : _cells.Has(ImportField.CostShare) ? ImportField.CostShare : ImportField.UnitCost;
        fault = CellReader.Fault(shown, default, given == 0 ? "is missing" : "stands beside a share or unit cost: a row is one of them");
        return false;
    }

    private bool Fits(RecordReader row, ImportField field, decimal value, out RowFault fault)
    {
        fault = default;
        var most = field == ImportField.CostShare ? 100 : CostRules.MostUnits / Money.Scale;
        if (value >= 0 && value <= most)
        {
            return true;
        }

        fault = CellReader.Fault(field, _cells.Cell(row, field), $"is not between 0 and {most:N0}");
        return false;
    }

    // "2.5 %" is a share as well.
    private bool TryNumber(RecordReader row, ImportField field, out decimal? value, out RowFault fault)
    {
        var cell = _cells.Cell(row, field);
        if (field != ImportField.CostShare || cell.Length < 2 || cell[^1] != (byte)'%')
        {
            return _cells.TryNumber(row, field, out value, out fault);
        }

        fault = default;
        value = Values.NumberParser.TryParse(cell[..^1].TrimEnd((byte)' '), rules.Plan.DecimalSign ?? '.', out var number) ? number : null;
        if (value is null)
        {
            fault = CellReader.Fault(field, cell, "is no percentage");
        }

        return value is not null;
    }

    private bool TryDays(RecordReader row, bool isAmount, out DateOnly from, out DateOnly? to, out bool isOpen, out RowFault fault)
    {
        (from, to, isOpen, fault) = (Always, null, false, default);
        if (isAmount || _cells.Cell(row, ImportField.Date).Length > 0)
        {
            if (!_cells.TryDate(row, ImportField.Date, out var date, out fault))
            {
                return false;
            }

            from = DateOnly.FromDateTime(date.Local);
        }

        var cell = _cells.Cell(row, ImportField.CostUntil);
        isOpen = Ascii.EqualsIgnoreCase(cell, "open"u8) || Ascii.EqualsIgnoreCase(cell, "ongoing"u8);
        if (cell.Length == 0 || isOpen)
        {
            return true;
        }

        if (!_cells.TryDate(row, ImportField.CostUntil, out var end, out fault))
        {
            return false;
        }

        to = DateOnly.FromDateTime(end.Local);
        if (to >= from)
        {
            return true;
        }

        fault = CellReader.Fault(ImportField.CostUntil, cell, "lies before the date");
        return false;
    }

    private bool TrySpan(RecordReader row, out CostSpan span, out RowFault fault)
    {
        (span, fault) = (CostSpan.Day, default);
        var cell = _cells.Cell(row, ImportField.CostSpan);
        if (cell.Length == 0 || Is(cell, "day", "daily", "once"))
        {
            return true;
        }

        span = CostSpan.Month;
        if (Is(cell, "month", "monthly", "months"))
        {
            return true;
        }

        fault = CellReader.Fault(ImportField.CostSpan, cell, "is neither day nor month");
        return false;
    }

    private bool TryFixed(RecordReader row, CostCategory category, ImportField field, out bool isFixed, out RowFault fault)
    {
        fault = default;
        isFixed = field == ImportField.Amount && category is CostCategory.Staff or CostCategory.Infrastructure;
        var cell = _cells.Cell(row, ImportField.CostFixed);
        if (cell.Length == 0)
        {
            return true;
        }

        isFixed = Is(cell, "fixed", "fix", "yes", "true", "1");
        if (isFixed && field != ImportField.Amount)
        {
            fault = CellReader.Fault(ImportField.CostFixed, cell, "cannot be: a share of revenue or a unit cost grows with sales");
            return false;
        }

        if (isFixed || Is(cell, "variable", "var", "no", "false", "0"))
        {
            return true;
        }

        fault = CellReader.Fault(ImportField.CostFixed, cell, "is neither fixed nor variable");
        return false;
    }

    private static bool Is(ReadOnlySpan<byte> cell, params ReadOnlySpan<string> words)
    {
        var text = Encoding.UTF8.GetString(cell);
        foreach (var word in words)
        {
            if (string.Equals(text, word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
