using Analytics.Core.Import.Reading;
using Analytics.Core.Import.Values;
using Analytics.Core.Storage;
using Analytics.Core.Storage.Consents;

namespace Analytics.Core.Import.Checking;

/// <summary>Makes customers of rows.</summary>
internal sealed class CustomerMapper(ReadRules rules)
{
    private readonly CellReader _cells = new(rules);
    private readonly ConsentMapper _consents = new(rules);

    /// <summary>What is worth knowing about the last row.</summary>
    public RowFlags Flags { get; private set; }

    /// <summary>What the last row says about consent; good until the next one.</summary>
    public IReadOnlyList<ConsentStatement> Said => _consents.Said;

    /// <summary>Reads the row; false with the reason when it cannot be read.</summary>
    public bool TryMap(RecordReader row, out CustomerRow? customer, out RowFault fault)
    {
        customer = null;
        var flags = RowFlags.None;
        if (!_cells.TryId(row, ImportField.CustomerId, out var id, ref flags, out fault))
        {
            return false;
        }

        Flags = flags;
        if (id is null)
        {
            fault = CellReader.Fault(ImportField.CustomerId, default, "is missing");
            return false;
        }

        if (_cells.Has(ImportField.RegisteredOn) && _cells.Cell(row, ImportField.RegisteredOn).Length > 0
            && !_cells.TryDate(row, ImportField.RegisteredOn, out _, out fault))
        {
            return false;
        }

        if (!TryWhole(row, ImportField.Age, 0, 130, out fault) || !TryBirthYear(row, out fault) || !_consents.TryMap(row, id, null, out fault))
        {
            return false;
        }

        customer = AttributesOf(row, _cells, id, rules, isOwnFile: true) ?? new CustomerRow(id);
        return true;
    }

    /// <summary>
    /// The customer's attributes that a row has; null when there are none. In a file of purchases an attribute that cannot be read is
    /// left out, and the location is the line's.
    /// </summary>
    public static CustomerRow? AttributesOf(RecordReader row, CellReader cells, string id, ReadRules rules, bool isOwnFile)
    {
        var name = cells.Text(row, ImportField.CustomerName);
        var gender = cells.Text(row, ImportField.Gender);
        var income = cells.Text(row, ImportField.IncomeRange);
        var category = cells.Text(row, ImportField.PreferredCategory);
        var location = isOwnFile ? cells.Text(row, ImportField.Location) : null;
        var birthYear = BirthYearOf(cells.Cell(row, ImportField.BirthYear), rules);
        var age = cells.Has(ImportField.Age) && cells.TryNumber(row, ImportField.Age, out var years, out _) && years is >= 0 and <= 130
            ? (int?)decimal.ToInt32(years.Value)
            : null;
        DateOnly? registered = cells.Has(ImportField.RegisteredOn) && cells.TryDate(row, ImportField.RegisteredOn, out var date, out _)
            ? DateOnly.FromDateTime(date.Local)
            : null;
        return name is null && gender is null && income is null && category is null && location is null
            && birthYear is null && age is null && registered is null
            ? null
            : new CustomerRow(
                id, name, birthYear, age, age is null ? null : DateOnly.FromDateTime(rules.Clock.ToShopTime(rules.Now.ToUnixTimeMilliseconds()).DateTime),
                gender, location, income, registered, category);
    }

    private static int? BirthYearOf(ReadOnlySpan<byte> cell, ReadRules rules)
    {
        if (cell.Length == 0)
        {
            return null;
        }

        if (NumberParser.TryParse(cell, '.', out var number) && number == decimal.Truncate(number))
        {
            return number >= 1880 && number <= rules.Now.Year ? decimal.ToInt32(number) : null;
        }

        // Only the year matters, so that day and month may stand in either order.
        foreach (var order in (ReadOnlySpan<DateOrder>)[DateOrder.YearMonthDay, DateOrder.DayMonthYear, DateOrder.MonthDayYear])
        {
            if (DateParser.TryParse(cell, order, rules.Now.Year, out var date) && date.Local.Year >= 1880 && date.Local.Year <= rules.Now.Year)
            {
                return date.Local.Year;
            }
        }

        return null;
    }

    private bool TryBirthYear(RecordReader row, out RowFault fault)
    {
        fault = default;
        var cell = _cells.Cell(row, ImportField.BirthYear);
        if (cell.Length == 0 || BirthYearOf(cell, rules) is not null)
        {
            return true;
        }

        fault = CellReader.Fault(ImportField.BirthYear, cell, "is no year or date of birth");
        return false;
    }

    private bool TryWhole(RecordReader row, ImportField field, int least, int most, out RowFault fault)
    {
        if (!_cells.TryNumber(row, field, out var value, out fault))
        {
            return false;
        }

        if (value is null || (value >= least && value <= most))
        {
            return true;
        }

        fault = CellReader.Fault(field, _cells.Cell(row, field), $"is not between {least} and {most}");
        return false;
    }
}
