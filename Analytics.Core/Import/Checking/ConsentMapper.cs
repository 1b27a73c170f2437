using Analytics.Core.Domain;
using Analytics.Core.Import.Reading;
using Analytics.Core.Import.Values;
using Analytics.Core.Storage.Consents;

namespace Analytics.Core.Import.Checking;

/// <summary>Makes statements about consent of rows.</summary>
internal sealed class ConsentMapper(ReadRules rules)
{
    private static readonly (ConsentPurpose Purpose, ImportField Field)[] Purposes =
        [(ConsentPurpose.Marketing, ImportField.MarketingConsent), (ConsentPurpose.Tracking, ImportField.TrackingConsent)];

    private readonly CellReader _cells = new(rules);
    private readonly long _nowUnixMs = rules.Now.ToUnixTimeMilliseconds();
    private readonly bool _isMapped = IsMapped(rules.Plan);
    private readonly List<ConsentStatement> _said = [];

    /// <summary>What the last row says; good until the next one.</summary>
    public IReadOnlyList<ConsentStatement> Said => _said;

    /// <summary>How statements are dated, in words; null where the plan has none.</summary>
    public static string? NoteOf(ImportPlan plan) => !IsMapped(plan) ? null
        : plan.ColumnOf(ImportField.ConsentDate) is not null ? "Consent: the newest word counts. Without a time of day a yes is of the day's beginning and a no of its end."
        : plan.Kind == BatchKind.Purchases ? "Consent has no date of its own: it is said at the sale, and the newest word counts. Without a time of day a yes is of the day's beginning and a no of its end."
        : "Consent has no date: a no is of the moment of this import, and a yes never overrides a withdrawal whose date is known.";

    /// <summary>Reads what the row says of a person; false with the reason, and nothing said, where a word or the date cannot be read.</summary>
    /// <param name="row">The row.</param>
    /// <param name="personId">Of whom.</param>
    /// <param name="sale">The sale at which it was said, where the row has no date for it, and whether its time of day is known.</param>
    /// <param name="fault">Why it cannot be read.</param>
    public bool TryMap(RecordReader row, string personId, (long AtUnixMs, bool HasTime)? sale, out RowFault fault)
    {
        fault = default;
        _said.Clear();
        if (!_isMapped || !TryWord(row, ImportField.Consent, out var general, out fault))
        {
            return !_isMapped;
        }

        foreach (var (purpose, field) in Purposes)
        {
            if (!TryWord(row, field, out var word, out fault))
            {
                _said.Clear();
                return false;
            }

            word = word == ConsentWord.Nothing ? general : word;
            if (word != ConsentWord.Nothing)
            {
                _said.Add(new ConsentStatement(personId, purpose, word == ConsentWord.Yes, 0, false));
            }
        }

        if (_said.Count > 0 && !TryDate(row, sale, out fault))
        {
            _said.Clear();
            return false;
        }

        return true;
    }

    private static bool IsMapped(ImportPlan plan) =>
        plan.ColumnOf(ImportField.Consent) is not null || plan.ColumnOf(ImportField.MarketingConsent) is not null || plan.ColumnOf(ImportField.TrackingConsent) is not null;

    private bool TryWord(RecordReader row, ImportField field, out ConsentWord word, out RowFault fault)
    {
        var cell = _cells.Cell(row, field);
        word = ConsentWords.Parse(cell);
        fault = word == ConsentWord.Unknown ? CellReader.Fault(field, cell, ConsentWords.Expected) : default;
        return word != ConsentWord.Unknown;
    }

    private bool TryDate(RecordReader row, (long AtUnixMs, bool HasTime)? sale, out RowFault fault)
    {
        fault = default;
        var cell = _cells.Cell(row, ImportField.ConsentDate);
        if (cell.Length == 0)
        {
            // A sale in the future dates nothing.
            if (sale is { } at && at.AtUnixMs <= _nowUnixMs)
            {
                Date(at.AtUnixMs, isDated: true, at.HasTime);
            }
            else
            {
                Date(_nowUnixMs, isDated: false, hasTime: true);
            }

            return true;
        }

        if (!_cells.TryDate(row, ImportField.ConsentDate, out var date, out fault))
        {
            return false;
        }

        var said = rules.Clock.ToUnixMs(date);
        if (said > _nowUnixMs)
        {
            fault = CellReader.Fault(ImportField.ConsentDate, cell, "is in the future: what was said cannot be newer than now");
            return false;
        }

        Date(said, isDated: true, date.HasTime);
        return true;
    }

    // What is not known within a day goes to the withdrawal.
    private void Date(long at, bool isDated, bool hasTime)
    {
        var span = hasTime ? 0 : (long)TimeSpan.FromDays(1).TotalMilliseconds - 1;
        for (var i = 0; i < _said.Count; i++)
        {
            _said[i] = _said[i] with { SaidAtUnixMs = _said[i].IsGiven ? at : Math.Min(at + span, _nowUnixMs), IsDated = isDated };
        }
    }
}
