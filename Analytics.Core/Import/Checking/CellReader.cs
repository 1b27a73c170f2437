using System.Text;
using Analytics.Core.Import.Reading;
using Analytics.Core.Import.Values;

namespace Analytics.Core.Import.Checking;

/// <summary>Reads the mapped cells of the current row as values, and says why one cannot be read.</summary>
internal sealed class CellReader
{
    /// <summary>Longest id.</summary>
    public const int MaxIdLength = 200;

    /// <summary>Longest name; a longer one is cut.</summary>
    public const int MaxNameLength = 400;

    /// <summary>Longest text of a review; a longer one is cut.</summary>
    public const int MaxTextLength = 20_000;

    private readonly ReadRules _rules;
    private readonly int[] _columns = new int[Enum.GetValues<ImportField>().Length];
    private readonly TextCache?[] _texts = new TextCache?[Enum.GetValues<ImportField>().Length];
    private readonly char _decimalSign;
    private readonly DateOrder? _dateOrder;
    private readonly string _dateFormat;

    /// <summary>Prepares for a plan.</summary>
    public CellReader(ReadRules rules)
    {
        _rules = rules;
        Array.Fill(_columns, -1);
        foreach (var mapping in rules.Plan.Fields)
        {
            _columns[(int)mapping.Field] = mapping.Column;
            _texts[(int)mapping.Field] = new TextCache(IsId(mapping.Field) ? MaxIdLength + 1 : mapping.Field == ImportField.ReviewText ? MaxTextLength : MaxNameLength);
        }

        _decimalSign = rules.Plan.DecimalSign ?? '.';
        _dateFormat = rules.Plan.DateFormat ?? "ymd";
        _dateOrder = DateFormats.OrderOf(rules.Plan.DateFormat);
    }

    /// <summary>Whether the field is mapped.</summary>
    public bool Has(ImportField field) => _columns[(int)field] >= 0;

    /// <summary>The field's cell, trimmed; empty when it is not mapped.</summary>
    public ReadOnlySpan<byte> Cell(RecordReader row, ImportField field) =>
        _columns[(int)field] is >= 0 and var column ? row.Cell(column) : default;

    /// <summary>The field's text; null when it is empty or not mapped.</summary>
    public string? Text(RecordReader row, ImportField field)
    {
        var column = _columns[(int)field];
        return column < 0 ? null : _texts[(int)field]!.Get(row.Cell(column));
    }

    /// <summary>The field's id, without decimals where the whole column has them; null when it is empty or not mapped.</summary>
    public bool TryId(RecordReader row, ImportField field, out string? id, ref RowFlags flags, out RowFault fault)
    {
        id = null;
        fault = default;
        var column = _columns[(int)field];
        if (column < 0)
        {
            return true;
        }

        var cell = row.Cell(column);
        if (_rules.TrimIdDecimals.Count > 0 && _rules.TrimIdDecimals.Contains(field) && IdText.HasDecimals(cell))
        {
            cell = IdText.WithoutDecimals(cell);
            flags |= RowFlags.IdWithDecimals;
        }

        id = _texts[(int)field]!.Get(cell);
        if (id is { Length: > MaxIdLength })
        {
            fault = Fault(field, cell, $"is longer than {MaxIdLength} characters, more than an id can be");
            return false;
        }

        return true;
    }

    /// <summary>The field's number; null when the cell is empty or the field not mapped.</summary>
    public bool TryNumber(RecordReader row, ImportField field, out decimal? value, out RowFault fault)
    {
        value = null;
        fault = default;
        var cell = Cell(row, field);
        if (cell.Length == 0)
        {
            return true;
        }

        if (NumberParser.TryParse(cell, _decimalSign, out var number))
        {
            value = number;
            return true;
        }

        fault = Fault(field, cell, $"is no number with {(_decimalSign == '.' ? "a point" : "a comma")} as decimal sign");
        return false;
    }

    /// <summary>The date, with the time of its own column where there is one.</summary>
    public bool TryDate(RecordReader row, ImportField field, out ParsedDate date, out RowFault fault)
    {
        fault = default;
        var cell = Cell(row, field);
        if (!TryDate(cell, out date))
        {
            fault = Fault(field, cell, cell.Length == 0 ? "is missing" : $"is no date ({Describe()})");
            return false;
        }

        if (field != ImportField.Date || !Has(ImportField.Time))
        {
            return true;
        }

        var timeCell = Cell(row, ImportField.Time);
        if (timeCell.Length == 0)
        {
            return true;
        }

        if (!TimeParser.TryParse(timeCell, out var time))
        {
            fault = Fault(ImportField.Time, timeCell, "is no time of day");
            return false;
        }

        date = date with { Local = date.Local.Date + time, HasTime = true };
        return true;
    }

    /// <summary>A fault about a field's cell.</summary>
    public static RowFault Fault(ImportField field, ReadOnlySpan<byte> cell, string reason)
    {
        var value = Encoding.UTF8.GetString(cell.Length > 320 ? cell[..320] : cell);
        var label = ImportFields.Get(field).Label;
        return new RowFault(label, value, value.Length == 0 ? $"{label} {reason}." : $"\"{Shorten(value)}\" {reason}.");
    }

    /// <summary>The text, at most 80 characters long.</summary>
    public static string Shorten(string text) => text.Length <= 80 ? text : string.Concat(text.AsSpan(0, 79), "…");

    private static bool IsId(ImportField field) =>
        field is ImportField.OrderId or ImportField.CustomerId or ImportField.ProductCode or ImportField.CampaignId
            or ImportField.EventId or ImportField.Actor or ImportField.Session or ImportField.VisitorId;

    private bool TryDate(ReadOnlySpan<byte> cell, out ParsedDate date) => _dateOrder is { } order
        ? DateParser.TryParse(cell, order, _rules.LatestYear, out date)
        : DateParser.TryParseExact(cell, _dateFormat, out date);

    private string Describe() => _dateOrder is { } order ? DateFormats.Describe(order) : _dateFormat;
}
