using Analytics.Core.Domain;
using Analytics.Core.Import.Reading;
using Analytics.Core.Import.Values;
using Analytics.Core.Storage;
using Analytics.Core.Storage.Consents;

namespace Analytics.Core.Import.Checking;

/// <summary>Makes events and visitors of rows.</summary>
internal sealed class EventMapper(ReadRules rules)
{
    /// <summary>The largest effect on revenue that is taken for real: a hundred billion.</summary>
    private const decimal LargestAmount = 100_000_000_000m;

    private readonly CellReader _cells = new(rules);
    private readonly long _nowUnixMs = rules.Now.ToUnixTimeMilliseconds();

    /// <summary>What is worth knowing about the last row.</summary>
    public RowFlags Flags { get; private set; }

    /// <summary>
    /// Whether the row is left out because whoever it is about does not want to be tracked: asked before anything else of it, so that nothing of
    /// it is put aside either.
    /// </summary>
    /// <returns>Why, with the cell that says so; null where it may be read.</returns>
    public RowFault? LeftOut(RecordReader row)
    {
        var ignored = RowFlags.None;
        if (ConsentWords.Parse(_cells.Cell(row, ImportField.DoNotTrack)) == ConsentWord.Yes)
        {
            return CellReader.Fault(ImportField.DoNotTrack, _cells.Cell(row, ImportField.DoNotTrack), TrackingRule.NotTracked);
        }

        return !_cells.TryId(row, ImportField.CustomerId, out var customer, ref ignored, out _)
            || !_cells.TryId(row, rules.Plan.Kind == BatchKind.Visitors ? ImportField.VisitorId : ImportField.Actor, out var visitor, ref ignored, out _)
            || TrackingRule.FieldOf(customer, visitor, rules.Withdrawn) is not { } field
            ? null
            : new RowFault(field, string.Empty, TrackingRule.Withdrawn);
    }

    /// <summary>Reads the row as an event; false with the reason when it cannot be read.</summary>
    public bool TryEvent(RecordReader row, out EventRow? result, out RowFault fault)
    {
        result = null;
        var flags = RowFlags.None;
        if (!_cells.TryId(row, ImportField.Actor, out var actor, ref flags, out fault)
            || !_cells.TryId(row, ImportField.CustomerId, out var customer, ref flags, out fault)
            || !_cells.TryId(row, ImportField.EventId, out var id, ref flags, out fault)
            || !_cells.TryId(row, ImportField.Session, out var session, ref flags, out fault)
            || !_cells.TryNumber(row, ImportField.Amount, out var amount, out fault)
            || !TryInstant(row, ref flags, out var at, out fault))
        {
            return false;
        }

        if (ConsentWords.Parse(_cells.Cell(row, ImportField.DoNotTrack)) == ConsentWord.Unknown)
        {
            fault = CellReader.Fault(ImportField.DoNotTrack, _cells.Cell(row, ImportField.DoNotTrack), ConsentWords.Expected);
            return false;
        }

        if (actor is null && customer is null)
        {
            fault = CellReader.Fault(_cells.Has(ImportField.Actor) ? ImportField.Actor : ImportField.CustomerId, default, "is missing");
            return false;
        }

        if (_cells.Text(row, ImportField.EventName) is not { } name)
        {
            fault = CellReader.Fault(ImportField.EventName, default, "is missing");
            return false;
        }

        if (amount is > LargestAmount or < -LargestAmount)
        {
            fault = CellReader.Fault(ImportField.Amount, _cells.Cell(row, ImportField.Amount), "is more than one event can come to");
            return false;
        }

        Flags = flags;
        result = new EventRow
        {
            Key = id is null ? null : EventKeys.Of(id),
            SourceLine = rules.LineOf(row),
            CustomerId = customer,
            VisitorId = actor,
            SessionId = session,
            Name = name,
            AtUnixMs = at,
            Page = _cells.Text(row, ImportField.Page),
            Referrer = _cells.Text(row, ImportField.Referrer),
            Device = _cells.Text(row, ImportField.Device),
            Channel = _cells.Text(row, ImportField.Channel),
            RevenueUnits = amount is { } money ? Money.FromDecimal(money).Units : null,
        };
        return true;
    }

    /// <summary>Reads the row as what is said about a visitor; false with the reason when it cannot be read.</summary>
    public bool TryVisitor(RecordReader row, out VisitorRow? result, out RowFault fault)
    {
        result = null;
        var flags = RowFlags.None;
        if (!_cells.TryId(row, ImportField.VisitorId, out var id, ref flags, out fault) || !TryInstant(row, ref flags, out var at, out fault))
        {
            return false;
        }

        if (id is null)
        {
            fault = CellReader.Fault(ImportField.VisitorId, default, "is missing");
            return false;
        }

        Flags = flags;
        result = new VisitorRow(id, at, _cells.Text(row, ImportField.Device), _cells.Text(row, ImportField.Gender));
        return true;
    }

    private bool TryInstant(RecordReader row, ref RowFlags flags, out long? at, out RowFault fault)
    {
        at = null;
        fault = default;
        if (_cells.Cell(row, ImportField.Date).Length == 0)
        {
            return true;
        }

        if (!_cells.TryDate(row, ImportField.Date, out var date, out fault))
        {
            return false;
        }

        at = rules.Clock.ToUnixMs(date);
        flags |= (at > _nowUnixMs ? RowFlags.FutureDate : RowFlags.None) | (date.HasTwoDigitYear ? RowFlags.TwoDigitYear : RowFlags.None);
        return true;
    }
}
