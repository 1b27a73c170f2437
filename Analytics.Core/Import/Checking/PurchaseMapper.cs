using System.Globalization;
using Analytics.Core.Domain;
using Analytics.Core.Import.Reading;
using Analytics.Core.Import.Values;
using Analytics.Core.Storage;
using Analytics.Core.Storage.Consents;

namespace Analytics.Core.Import.Checking;

/// <summary>Makes purchase lines of rows.</summary>
internal sealed class PurchaseMapper(ReadRules rules)
{
    /// <summary>The largest amount of one line that is taken for real: a hundred billion.</summary>
    private const decimal LargestAmount = 100_000_000_000m;
    private const decimal LargestQuantity = 1_000_000_000_000m;

    private readonly CellReader _cells = new(rules);
    private readonly long _nowUnixMs = rules.Now.ToUnixTimeMilliseconds();
    private readonly bool _hasOrders = rules.Plan.ColumnOf(ImportField.OrderId) is not null;
    private readonly bool _hasQuantity = rules.Plan.ColumnOf(ImportField.Quantity) is not null;
    private readonly ConsentMapper _consents = new(rules);
    private string? _lastCode;
    private bool _isLastCodeGoods;
    private bool _hasTime;

    /// <summary>What is worth knowing about the last row.</summary>
    public RowFlags Flags { get; private set; }

    /// <summary>Reads the row; false with the reason when it cannot be read.</summary>
    public bool TryMap(RecordReader row, out PurchaseRow line, out RowFault fault)
    {
        line = default;
        var flags = RowFlags.None;
        if (!_cells.TryDate(row, ImportField.Date, out var date, out fault)
            || !_cells.TryId(row, ImportField.OrderId, out var order, ref flags, out fault)
            || !_cells.TryId(row, ImportField.CustomerId, out var customer, ref flags, out fault)
            || !_cells.TryId(row, ImportField.ProductCode, out var code, ref flags, out fault)
            || !TryValue(row, out var value, out fault))
        {
            return false;
        }

        var name = _cells.Text(row, ImportField.ProductName);
        code ??= name is { Length: > CellReader.MaxIdLength } ? name[..CellReader.MaxIdLength] : name;
        var atUnixMs = rules.Clock.ToUnixMs(date);
        flags |= value.Flags
            | (customer is null ? RowFlags.MissingCustomer : RowFlags.None)
            | (order is null && _hasOrders ? RowFlags.MissingOrder : RowFlags.None)
            | (IsCancellation(order) ? RowFlags.Cancellation : RowFlags.None)
            | (IsGoods(code) ? RowFlags.None : RowFlags.NotGoods)
            | (atUnixMs > _nowUnixMs ? RowFlags.FutureDate : RowFlags.None)
            | (date.HasTwoDigitYear ? RowFlags.TwoDigitYear : RowFlags.None);
        line = new PurchaseRow(
            rules.LineOf(row),
            order ?? MadeOrderId(customer, date, rules.LineOf(row)),
            customer,
            code,
            name,
            (flags & RowFlags.NotGoods) == RowFlags.None,
            _cells.Text(row, ImportField.Category),
            _cells.Text(row, ImportField.Channel),
            _cells.Text(row, ImportField.Location),
            atUnixMs,
            value.QuantityUnits,
            value.AmountUnits,
            value.UnitPriceUnits);
        Flags = flags;
        _hasTime = date.HasTime;
        return true;
    }

    /// <summary>The customer's attributes that the row has beside; null when the file has none.</summary>
    public CustomerRow? CustomerOf(RecordReader row, string customerId) => CustomerMapper.AttributesOf(row, _cells, customerId, rules, isOwnFile: false);

    /// <summary>What the row says about consent of the customer of its line, the last that was mapped; good until the next one, and nothing, with the fault, where it cannot be read.</summary>
    public IReadOnlyList<ConsentStatement> ConsentsOf(RecordReader row, in PurchaseRow line, out RowFault? fault)
    {
        fault = line.CustomerExternalId is not { } customer || _consents.TryMap(row, customer, (line.AtUnixMs, _hasTime), out var wrong) ? null : wrong;
        return line.CustomerExternalId is null ? [] : _consents.Said;
    }

    private static bool IsCancellation(string? order) =>
        order is { Length: > 1 } && order[0] is 'C' or 'c' && !order.AsSpan(1).ContainsAnyExceptInRange('0', '9');

    private bool TryValue(RecordReader row, out LineValue value, out RowFault fault)
    {
        value = default;
        if (!_cells.TryNumber(row, ImportField.Quantity, out var quantity, out fault)
            || !_cells.TryNumber(row, ImportField.UnitPrice, out var price, out fault)
            || !_cells.TryNumber(row, ImportField.Amount, out var amount, out fault))
        {
            return false;
        }

        if (_hasQuantity && quantity is null)
        {
            fault = CellReader.Fault(ImportField.Quantity, default, "is missing");
            return false;
        }

        if (amount is null && price is null)
        {
            fault = CellReader.Fault(_cells.Has(ImportField.Amount) ? ImportField.Amount : ImportField.UnitPrice, default, "is missing");
            return false;
        }

        // Without a quantity a line is one piece, and money that went back is one piece that came back.
        var pieces = quantity ?? (amount ?? price) switch
        {
            < 0 => -1m,
            _ => 1m,
        };
        if (Math.Abs(pieces) > LargestQuantity || Math.Abs(price ?? 0) > LargestAmount)
        {
            fault = TooLarge(row, Math.Abs(pieces) > LargestQuantity ? ImportField.Quantity : ImportField.UnitPrice);
            return false;
        }

        var total = amount ?? (quantity is null ? price!.Value : pieces * price!.Value);
        if (Math.Abs(total) > LargestAmount)
        {
            fault = TooLarge(row, amount is null ? ImportField.UnitPrice : ImportField.Amount);
            return false;
        }

        var amountUnits = Money.FromDecimal(total).Units;
        var flags = (pieces < 0 ? RowFlags.NegativeQuantity : total < 0 ? RowFlags.NegativePrice : RowFlags.None)
            | ((price ?? total) == 0 ? RowFlags.ZeroPrice : RowFlags.None);
        value = new LineValue(
            Quantity.FromDecimal(pieces).Units, amountUnits, price is { } p ? Money.FromDecimal(p).Units : null, flags);
        return true;
    }

    private RowFault TooLarge(RecordReader row, ImportField field) =>
        CellReader.Fault(field, _cells.Cell(row, field), "is more than one line of a shop can come to");

    private bool IsGoods(string? code)
    {
        if (code is null)
        {
            return true;
        }

        if (!ReferenceEquals(code, _lastCode))
        {
            _lastCode = code;
            _isLastCodeGoods = ProductCodes.IsGoods(code);
        }

        return _isLastCodeGoods;
    }

    /// <summary>One customer's lines at one instant are one order; a line without either is an order of its own.</summary>
    private string MadeOrderId(string? customer, in ParsedDate date, long line)
    {
        if (customer is null)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{rules.SourceTag}:{line}");
        }

        var at = date.OffsetMinutes is { } minutes ? date.Local.AddMinutes(-minutes) : date.Local;
        var format = at.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : at.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-ddTHH:mm:ss" : "yyyy-MM-ddTHH:mm:ss.fff";
        return string.Concat(customer, "@", at.ToString(format, CultureInfo.InvariantCulture), date.OffsetMinutes is null ? string.Empty : "Z");
    }

    private readonly record struct LineValue(long QuantityUnits, long AmountUnits, long? UnitPriceUnits, RowFlags Flags);
}
