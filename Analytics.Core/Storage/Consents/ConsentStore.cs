using System.Collections.Frozen;
using System.Data.Common;
using Analytics.Core.Storage.Connections;
using Analytics.Core.Storage.Persons;

namespace Analytics.Core.Storage.Consents;

/// <summary>
/// Keeps what customers and visitors have said about being tracked and written to. A singleton; safe for concurrent use. All throw
/// <see cref="StorageException"/>. The caller writes the audit.
/// </summary>
public sealed class ConsentStore
{
    /// <summary>The most changes at once.</summary>
    public const int MostChanges = 1_000;

    /// <summary>The longest id.</summary>
    public const int LongestId = 200;

    private const string Upsert =
        "INSERT INTO consents (person_id, tracking, marketing, follows_id, changed_at, changed_by) VALUES (@p0, @p1, @p2, @p3, @p4, @p5) ON CONFLICT (person_id) DO UPDATE SET "
        + "tracking = COALESCE(excluded.tracking, consents.tracking), marketing = COALESCE(excluded.marketing, consents.marketing), follows_id = excluded.follows_id, "
        + "changed_at = excluded.changed_at, changed_by = excluded.changed_by";

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    private readonly Database _database;
    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private FrozenSet<string> _withdrawn = [];
    private (long Rows, long Newest) _stamp = (-1, -1);
    private DateTimeOffset _lookAgain = DateTimeOffset.MinValue;

    internal ConsentStore(Database database, TimeProvider time)
    {
        _database = database;
        _time = time;
    }

    /// <summary>What this person has said; null for nothing.</summary>
    public Task<Consent?> FindAsync(string id, CancellationToken cancellationToken = default) => Task.Run(
        () => _database.Read(session => session.List(
            static row => new Consent(row.GetString(0), Flag(row, 1), Flag(row, 2)), "SELECT person_id, tracking, marketing FROM consents WHERE person_id = @p0", id).FirstOrDefault()),
        cancellationToken);

    /// <summary>
    /// Writes what was said, all or nothing. Where a customer withdraws from being tracked, so do the browsers that nobody else used; where they give
    /// it again, these follow.
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
                    session.Execute(Upsert, change.Id, change.Tracking, change.Marketing, null, now, by);
                    if (change.Tracking is { } tracking)
                    {
                        Follow(session, change.Id, tracking, now, by);
                    }
                }

                return true;
            },
            cancellationToken);
        lock (_lock)
        {
            _lookAgain = DateTimeOffset.MinValue;
        }
    }

    /// <summary>The ids of customers and visitors whose events are not to be recorded; what another process wrote is in it some seconds later.</summary>
    public IReadOnlySet<string> Withdrawn()
    {
        lock (_lock)
        {
            var now = _time.GetUtcNow();
            if (now < _lookAgain && _lookAgain <= now + LookEvery)
            {
                return _withdrawn;
            }

            var stamp = _database.Read(static session => session.List(
                static row => (row.GetInt64(0), row.IsDBNull(1) ? 0 : row.GetInt64(1)), "SELECT COUNT(*), MAX(changed_at) FROM consents"))[0];
            if (stamp != _stamp || _lookAgain == DateTimeOffset.MinValue)
            {
                _withdrawn = Ids("tracking", isGiven: false).ToFrozenSet(StringComparer.Ordinal);
                _stamp = stamp;
            }

            _lookAgain = now + LookEvery;
            return _withdrawn;
        }
    }

    /// <summary>The ids of those who said that they may be written to.</summary>
    public Task<IReadOnlySet<string>> MarketableAsync(CancellationToken cancellationToken = default) =>
        Task.Run(IReadOnlySet<string> () => Ids("marketing", isGiven: true).ToFrozenSet(StringComparer.Ordinal), cancellationToken);

    private static void Follow(SqlSession session, string id, bool tracking, long now, string by)
    {
        session.Execute("DELETE FROM consents WHERE follows_id = @p0", id);
        if (tracking || PersonKeys.Find(session, id) is not { } keys)
        {
            return;
        }

        foreach (var browser in session.List(static row => row.GetString(0), $"SELECT external_id FROM event_actors WHERE id IN ({keys.ActorList})").Where(browser => browser != id))
        {
            session.Execute(Upsert, browser, false, null, id, now, by);
        }
    }

    private List<string> Ids(string column, bool isGiven) =>
        _database.Read(session => session.List(static row => row.GetString(0), $"SELECT person_id FROM consents WHERE {column} = @p0", isGiven));

    private static bool? Flag(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetBoolean(column);
}
