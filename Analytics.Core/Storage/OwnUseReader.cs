using System.Globalization;
using System.Runtime.InteropServices;
using Analytics.Core.Domain;
using Analytics.Core.Storage.Connections;
using Analytics.Core.Storage.Protection;

namespace Analytics.Core.Storage;

/// <summary>Sums up this application's own use. It blocks: call it off the thread of a request. A singleton; safe for concurrent use.</summary>
public sealed class OwnUseReader
{
    private const string Nobody = "analytics:nobody";

    private readonly Database _database;

    internal OwnUseReader(Database database)
    {
        _database = database;
    }

    /// <summary>What was used from the first of some instants to before the last.</summary>
    /// <param name="bounds">Where each bucket begins, ascending, and where the last one ends; at least two.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="ArgumentException">There are fewer than two.</exception>
    /// <exception cref="StorageException">The database cannot be read.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public OwnUseReport Read(IReadOnlyList<DateTimeOffset> bounds, CancellationToken cancellationToken = default)
    {
        if (bounds.Count < 2)
        {
            throw new ArgumentException("A bucket has a beginning and an end.", nameof(bounds));
        }

        long[] starts = [.. bounds.Select(static b => b.ToUnixTimeMilliseconds())];
        var routes = new Dictionary<(string Kind, string? Method, string Route), Tally>();
        var buckets = new (int Pages, int Api)[starts.Length - 1];
        var everybody = new HashSet<int>();
        _database.Read(session =>
        {
            // The keys of a batch's events are dense: those of other batches are never looked at.
            var batches = session.List(
                static row => (Id: row.GetInt32(0), First: row.GetInt64(1), Last: row.GetInt64(2)),
                "SELECT id, first_event_id, last_event_id FROM import_batches WHERE status = 1 AND kind = @p0 AND first_event_id IS NOT NULL", (int)BatchKind.OwnUse);
            var nobody = (int)session.Number("SELECT id FROM event_actors WHERE external_id = @p0", Nobody);
            var sql = session.Prepare(
                "SELECT e.actor_id, n.name, p.name, e.at_unix_ms, e.properties_json FROM tracked_events AS e JOIN event_labels AS n ON n.id = e.name_id "
                + "JOIN event_labels AS p ON p.id = e.page_id WHERE e.id BETWEEN @p1 AND @p2 AND e.batch_id = @p0 AND e.at_unix_ms >= @p3 AND e.at_unix_ms < @p4");
            foreach (var batch in batches)
            {
                using var row = sql.Query(batch.Id, batch.First, batch.Last, starts[0], starts[^1]);
                while (row.Read())
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    var (actor, kind, at) = (row.GetInt32(0), row.GetString(1), row.GetInt64(3));
                    var properties = EventProperties.Parse(_database.Cipher.Open(SealedColumns.EventProperties, row.IsDBNull(4) ? null : row.GetString(4)));
                    ref var tally = ref CollectionsMarshal.GetValueRefOrAddDefault(routes, (kind, properties.GetValueOrDefault("method"), row.GetString(2)), out _);
                    tally ??= new Tally();
                    tally.Add(Number(properties, "milliseconds"), Number(properties, "status"));
                    if (actor != nobody)
                    {
                        tally.Accounts.Add(actor);
                        everybody.Add(actor);
                    }

                    ref var bucket = ref buckets[BucketOf(starts, at)];
                    bucket = kind == "api" ? (bucket.Pages, bucket.Api + 1) : (bucket.Pages + 1, bucket.Api);
                }
            }

            return true;
        });
        int[] all = [.. routes.Values.SelectMany(static t => t.Milliseconds).Order()];
        return new OwnUseReport(
            [.. routes.Select(static r => r.Value.Row(r.Key)).OrderByDescending(static r => r.Uses).ThenBy(static r => r.Route, StringComparer.Ordinal).ThenBy(static r => r.Method, StringComparer.Ordinal)],
            [.. buckets.Select((b, i) => (bounds[i], b.Pages, b.Api))],
            everybody.Count,
            Within(all, 0.5),
            Within(all, 0.95));
    }

    private static int BucketOf(long[] starts, long at) => Array.BinarySearch(starts, at) is var place && place >= 0 ? place : ~place - 1;

    private static int Number(IReadOnlyDictionary<string, string> properties, string name) =>
        int.TryParse(properties.GetValueOrDefault(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    // The least that so large a share does not exceed; the values are in order.
    private static int? Within(int[] values, double share) => values.Length == 0 ? null : values[(int)Math.Ceiling(share * values.Length) - 1];

    private sealed class Tally
    {
        private int _refused;
        private int _failed;

        public List<int> Milliseconds { get; } = [];

        public HashSet<int> Accounts { get; } = [];

        public void Add(int milliseconds, int status)
        {
            Milliseconds.Add(milliseconds);
            _refused += status is >= 400 and < 500 ? 1 : 0;
            _failed += status >= 500 ? 1 : 0;
        }

        public OwnUseRow Row((string Kind, string? Method, string Route) what)
        {
            int[] times = [.. Milliseconds.Order()];
            return new OwnUseRow(what.Kind, what.Method, what.Route, times.Length, Accounts.Count, Within(times, 0.5)!.Value, Within(times, 0.95)!.Value, times[^1], _refused, _failed);
        }
    }
}
