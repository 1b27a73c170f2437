using System.Collections.Frozen;
using System.Data.Common;
using Analytics.Core.Storage.Connections;

namespace Analytics.Core.Storage.Consents;

/// <summary>
/// Keeps what customers and visitors have said about being tracked and written to: on the page, by the API, and in imported files, by
/// <see cref="ConsentRule"/>. A singleton; safe for concurrent use. All throw <see cref="StorageException"/>. The caller writes the audit.
/// </summary>
public sealed class ConsentStore
{
    /// <summary>The most changes at once.</summary>
    public const int MostChanges = 1_000;

    /// <summary>The longest id.</summary>
    public const int LongestId = 200;

    // Rows from before each word had its date have one for both, which a change of the other word must not raise. A browser's own no follows nobody.
    private const string Upsert =
        "INSERT INTO consents (person_id, tracking, tracking_at, marketing, marketing_at, changed_at, changed_by) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6) "
        + "ON CONFLICT (person_id) DO UPDATE SET tracking = COALESCE(excluded.tracking, consents.tracking), "
        + "tracking_at = COALESCE(excluded.tracking_at, consents.tracking_at, CASE WHEN consents.tracking IS NOT NULL THEN consents.changed_at END), "
        + "marketing = COALESCE(excluded.marketing, consents.marketing), "
        + "marketing_at = COALESCE(excluded.marketing_at, consents.marketing_at, CASE WHEN consents.marketing IS NOT NULL THEN consents.changed_at END), "
        + "follows_id = CASE WHEN NOT excluded.tracking THEN NULL ELSE consents.follows_id END, changed_at = excluded.changed_at, changed_by = excluded.changed_by";

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    private readonly Database _database;
    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private FrozenSet<string> _withdrawn = [];
    private (long Rows, long Newest, long Batches, long States) _stamp = (-1, -1, -1, -1);
    private DateTimeOffset _lookAgain = DateTimeOffset.MinValue;

    internal ConsentStore(Database database, TimeProvider time)
    {
        _database = database;
        _time = time;
    }

    /// <summary>What counts of what this person has said; null for nothing.</summary>
    public Task<Consent?> FindAsync(string id, CancellationToken cancellationToken = default) => Task.Run(
        () => _database.Read(session =>
        {
            var said = SaidBy(session, id);
            var tracking = Tracking(session, id, said);
            var marketing = ConsentRule.Resolve(Of(said, ConsentPurpose.Marketing));
            return tracking is null && marketing is null ? null : new Consent(id, tracking, marketing);
        }),
        cancellationToken);

    /// <summary>All that this person is known to have said, the newest first.</summary>
    public Task<IReadOnlyList<SaidConsent>> SaidAsync(string id, CancellationToken cancellationToken = default) => Task.Run(
        () => _database.Read(session => (IReadOnlyList<SaidConsent>)[.. SaidBy(session, id).OrderByDescending(static s => s.At)]), cancellationToken);

    /// <summary>
    /// Writes what was said, all or nothing. Where a customer withdraws from being tracked, so do the browsers that nobody else used, until they say
    /// something newer themselves; where the customer gives it again, these follow.
    /// </summary>
    /// <param name="changes">At most <see cref="MostChanges"/>, each with an id of 1 to <see cref="LongestId"/> characters.</param>
    /// <param name="by">Who says so: an account, a key.</param>
    /// <param name="cancellationToken">Stops before it is written.</param>
    public async Task SetAsync(IReadOnlyList<Consent> changes, string by, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(changes.Count, MostChanges, nameof(changes));
        if (changes.Any(static change => string.IsNullOrWhiteSpace(change.Id)))
        {
            throw new ArgumentException("A change names a person.", nameof(changes));
        }

        await _database.WriteAsync(
            session =>
            {
                var now = _time.GetUtcNow().ToUnixTimeMilliseconds();
                foreach (var change in changes)
                {
                    session.Execute(
                        Upsert, change.Id, change.Tracking, change.Tracking is null ? null : now, change.Marketing, change.Marketing is null ? null : now, now, by);
                    if (change.Tracking is { } tracking)
                    {
                        FollowingBrowsers.Follow(session, change.Id, tracking, now, by);
                    }
                }

                return true;
            },
            cancellationToken);
        LookAgain();
    }

    /// <summary>What this process wrote counts at the next question, and not some seconds later.</summary>
    public void LookAgain()
    {
        lock (_lock)
        {
            _lookAgain = DateTimeOffset.MinValue;
        }
    }

    /// <summary>The ids of customers and visitors whose events are not to be recorded; what another process wrote or somebody imported is in it some seconds later.</summary>
    public IReadOnlySet<string> Withdrawn()
    {
        lock (_lock)
        {
            var now = _time.GetUtcNow();
            if (now < _lookAgain && _lookAgain <= now + LookEvery)
            {
                return _withdrawn;
            }

            _database.Read(session =>
            {
                var stamp = session.List(
                    static row => (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3)),
                    "SELECT COUNT(*), COALESCE(MAX(changed_at), 0), (SELECT COUNT(*) FROM import_batches), (SELECT COALESCE(SUM(status), 0) FROM import_batches) FROM consents")[0];
                if (stamp != _stamp || _lookAgain == DateTimeOffset.MinValue)
                {
                    _withdrawn = AllWithdrawn(session);
                    _stamp = stamp;
                }

                return true;
            });
            _lookAgain = now + LookEvery;
            return _withdrawn;
        }
    }

    /// <summary>The ids of those who said that they may be written to.</summary>
    public Task<IReadOnlySet<string>> MarketableAsync(CancellationToken cancellationToken = default) => Task.Run(
        () => _database.Read(static session => (IReadOnlySet<string>)Those(session, ConsentPurpose.Marketing, isGiven: true).ToFrozenSet(StringComparer.Ordinal)), cancellationToken);

    // Browsers follow their customer for as long as what counts of the customer's words is a withdrawal. Few have said something themselves.
    private static FrozenSet<string> AllWithdrawn(SqlSession session)
    {
        var withdrawn = Those(session, ConsentPurpose.Tracking, isGiven: false);
        withdrawn.UnionWith([.. FollowingBrowsers.All(session)
            .Where(row => withdrawn.Contains(row.Follows) && (!row.HasOwnWords || Tracking(session, row.Browser, SaidBy(session, row.Browser)) == false))
            .Select(static row => row.Browser)]);
        return withdrawn.ToFrozenSet(StringComparer.Ordinal);
    }

    // Those of whom this is what counts. Only who ever said so is looked at.
    private static HashSet<string> Those(SqlSession session, ConsentPurpose purpose, bool isGiven)
    {
        HashSet<string> found = new(StringComparer.Ordinal);
        List<SaidConsent> said = [];
        string? person = null;
        using var reader = session.Prepare(
            $"SELECT * FROM ({ConsentSql.Said}) AS s WHERE purpose = @p0 AND (person_id IN (SELECT person_id FROM consents WHERE {(purpose == ConsentPurpose.Tracking ? "tracking" : "marketing")} = @p1) "
            + "OR person_id IN (SELECT person_id FROM consent_statements WHERE purpose = @p0 AND is_given = @p1)) ORDER BY person_id").Query((int)purpose, isGiven);
        while (reader.Read())
        {
            var next = reader.GetString(0);
            if (next != person)
            {
                Settle();
                person = next;
            }

            said.Add(Read(reader));
        }

        Settle();
        return found;

        void Settle()
        {
            if (person is not null && ConsentRule.Resolve(said) == isGiven)
            {
                found.Add(person);
            }

            said.Clear();
        }
    }

    private static List<SaidConsent> SaidBy(SqlSession session, string id) => session.List(Read, $"SELECT * FROM ({ConsentSql.Said}) AS s WHERE person_id = @p0", id);

    private static List<SaidConsent> Of(List<SaidConsent> said, ConsentPurpose purpose) => said.FindAll(s => s.Purpose == purpose);

    // A browser goes by its own words and the withdrawals that count of the customer whom it follows, whichever is newer.
    private static bool? Tracking(SqlSession session, string id, List<SaidConsent> said) => ConsentRule.Resolve(
        FollowingBrowsers.FollowedBy(session, id) is { } customer
            ? [.. Of(said, ConsentPurpose.Tracking), .. ConsentRule.Withdrawals(Of(SaidBy(session, customer), ConsentPurpose.Tracking))]
            : Of(said, ConsentPurpose.Tracking));

    private static SaidConsent Read(DbDataReader row) => new(
        (ConsentPurpose)row.GetInt32(1),
        row.GetBoolean(2),
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3)),
        row.GetBoolean(4),
        row.GetString(5),
        row.IsDBNull(6) ? null : row.GetInt32(6),
        row.IsDBNull(7) ? null : row.GetString(7),
        row.GetBoolean(8));
}
