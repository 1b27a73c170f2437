using Analytics.Core.Domain;
using Analytics.Core.Import.Reading;
using Analytics.Core.Storage;

namespace Analytics.Core.Import.Checking;

/// <summary>Makes campaigns, their days and touch paths of rows.</summary>
internal sealed class MarketingMapper(ReadRules rules)
{
    private static readonly char[] PathSigns = ['>', '→', '|'];

    private readonly CellReader _cells = new(rules);
    private readonly (ImportField Field, string Name)[] _conversions =
    [
        .. ImportFields.Conversions.Select(field => (field, rules.Plan.ColumnOf(field)))
            .Where(static c => c.Item2 is not null)
            .Select(c => (c.field, NameOf(rules.Plan.Columns[c.Item2!.Value]))),
    ];

    /// <summary>Whether the kind is one of these.</summary>
    public static bool Maps(BatchKind kind) => kind is BatchKind.Campaigns or BatchKind.CampaignPerformance or BatchKind.AttributionPaths;

    /// <summary>Reads the row; false with the reason when it cannot be read.</summary>
    public bool TryMap(RecordReader row, out MarketingRow? result, out RowFault fault)
    {
        result = null;
        return rules.Plan.Kind switch
        {
            BatchKind.Campaigns => TryCampaign(row, out result, out fault),
            BatchKind.CampaignPerformance => TryDay(row, out result, out fault),
            _ => TryPath(row, out result, out fault),
        };
    }

    private static string NameOf(string column)
    {
        var name = column.Replace('_', ' ').Trim();
        return name.Length == 0 ? "Conversions" : CellReader.Shorten(name);
    }

    private bool TryCampaign(RecordReader row, out MarketingRow? result, out RowFault fault)
    {
        result = null;
        if (!TryId(row, out var id, out fault)
            || !TryMoney(row, ImportField.Budget, mayBeNegative: false, out var budget, out fault)
            || !TryDay(row, ImportField.StartsOn, out var start, out fault)
            || !TryDay(row, ImportField.EndsOn, out var end, out fault))
        {
            return false;
        }

        if (end < start)
        {
            fault = CellReader.Fault(ImportField.EndsOn, _cells.Cell(row, ImportField.EndsOn), "is before the campaign's first day");
            return false;
        }

        result = new CampaignRow(
            id!,
            _cells.Text(row, ImportField.CampaignName),
            _cells.Text(row, ImportField.CampaignType),
            _cells.Text(row, ImportField.Channel),
            _cells.Text(row, ImportField.Target),
            budget?.Units,
            start,
            end,
            _cells.Text(row, ImportField.Status));
        return true;
    }

    private bool TryDay(RecordReader row, out MarketingRow? result, out RowFault fault)
    {
        result = null;
        if (!TryId(row, out var id, out fault)
            || !_cells.TryDate(row, ImportField.Date, out var date, out fault)
            || !TryWhole(row, ImportField.Impressions, out var impressions, out fault)
            || !TryWhole(row, ImportField.Clicks, out var clicks, out fault)
            || !TryMoney(row, ImportField.Spend, mayBeNegative: false, out var cost, out fault)
            || !TryMoney(row, ImportField.AttributedRevenue, mayBeNegative: true, out var revenue, out fault))
        {
            return false;
        }

        var conversions = new List<NamedCount>(_conversions.Length);
        foreach (var (field, name) in _conversions)
        {
            if (!TryCount(row, field, out var count, out fault))
            {
                return false;
            }

            if (count is { } known)
            {
                conversions.Add(new NamedCount(name, known));
            }
        }

        result = new CampaignDayRow(new CampaignDay(
            id!,
            DateOnly.FromDateTime(date.Local),
            _cells.Text(row, ImportField.Ad),
            _cells.Text(row, ImportField.AudienceAge),
            _cells.Text(row, ImportField.Gender),
            _cells.Text(row, ImportField.Interest),
            impressions,
            clicks,
            cost,
            revenue,
            conversions));
        return true;
    }

    private bool TryPath(RecordReader row, out MarketingRow? result, out RowFault fault)
    {
        result = null;
        var cell = _cells.Cell(row, ImportField.Path);
        var text = System.Text.Encoding.UTF8.GetString(cell);
        string[] touches = text.Split(PathSigns, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (touches.Length == 0)
        {
            fault = CellReader.Fault(ImportField.Path, cell, "names no channel");
            return false;
        }

        if (!TryWhole(row, ImportField.Conversions, out var conversions, out fault)
            || !TryWhole(row, ImportField.Nulls, out var nulls, out fault)
            || !TryMoney(row, ImportField.ConversionValue, mayBeNegative: false, out var value, out fault))
        {
            return false;
        }

        var count = _cells.Has(ImportField.Conversions) ? conversions ?? 0 : 1;
        if (count == 0 && value is { Units: > 0 })
        {
            fault = CellReader.Fault(ImportField.ConversionValue, _cells.Cell(row, ImportField.ConversionValue), "has no conversion that brought it");
            return false;
        }

        result = new TouchPathRow(string.Join(" > ", touches), count, value?.Units ?? 0, nulls ?? 0);
        return true;
    }

    private bool TryId(RecordReader row, out string? id, out RowFault fault)
    {
        var flags = RowFlags.None;
        if (!_cells.TryId(row, ImportField.CampaignId, out id, ref flags, out fault))
        {
            return false;
        }

        if (id is null)
        {
            fault = CellReader.Fault(ImportField.CampaignId, default, "is missing");
        }

        return id is not null;
    }

    private bool TryDay(RecordReader row, ImportField field, out DateOnly? day, out RowFault fault)
    {
        day = null;
        fault = default;
        if (_cells.Cell(row, field).Length == 0)
        {
            return true;
        }

        if (!_cells.TryDate(row, field, out var date, out fault))
        {
            return false;
        }

        day = DateOnly.FromDateTime(date.Local);
        return true;
    }

    private bool TryWhole(RecordReader row, ImportField field, out long? count, out RowFault fault)
    {
        count = null;
        if (!TryCount(row, field, out var number, out fault))
        {
            return false;
        }

        if (number is { } value && (value != decimal.Truncate(value) || value > 1_000_000_000_000_000m))
        {
            fault = CellReader.Fault(field, _cells.Cell(row, field), "is no whole number");
            return false;
        }

        count = (long?)number;
        return true;
    }

    private bool TryCount(RecordReader row, ImportField field, out decimal? count, out RowFault fault)
    {
        if (!_cells.TryNumber(row, field, out count, out fault))
        {
            return false;
        }

        if (count is < 0)
        {
            fault = CellReader.Fault(field, _cells.Cell(row, field), "is below 0");
            return false;
        }

        return true;
    }

    private bool TryMoney(RecordReader row, ImportField field, bool mayBeNegative, out Money? money, out RowFault fault)
    {
        money = null;
        if (!_cells.TryNumber(row, field, out var number, out fault))
        {
            return false;
        }

        if (number is not { } amount)
        {
            return true;
        }

        if ((amount < 0 && !mayBeNegative) || Math.Abs(amount) > 1_000_000_000_000m)
        {
            fault = CellReader.Fault(field, _cells.Cell(row, field), amount < 0 ? "is below 0" : "is beyond a trillion");
            return false;
        }

        money = Money.FromDecimal(amount);
        return true;
    }
}
