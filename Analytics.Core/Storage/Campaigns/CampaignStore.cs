using Analytics.Core.Domain;
using Analytics.Core.Storage.Connections;
using Analytics.Core.Storage.Model;
using Analytics.Core.Storage.Writing;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Core.Storage;

/// <summary>Campaigns, their days, touch paths, experiments and changes of budgets. A singleton. All methods throw <see cref="StorageException"/>.</summary>
public sealed class CampaignStore
{
    private const string Counts = "LEFT JOIN import_batches AS b ON b.id = t.batch_id WHERE t.batch_id IS NULL OR b.status = 1 ORDER BY t.id";

    private const string Forget = "INSERT INTO campaign_entries (external_id, is_deleted) VALUES (@p0, @p1)";

    private readonly Database _database;
    private readonly IDbContextFactory<AnalyticsDbContext> _contexts;
    private readonly TimeProvider _time;

    internal CampaignStore(Database database, IDbContextFactory<AnalyticsDbContext> contexts, TimeProvider time)
    {
        _database = database;
        _contexts = contexts;
        _time = time;
    }

    /// <summary>All of committed batches, and what was typed in. Of several files with rows of a campaign on a day, the latest counts for that day.</summary>
    public Task<CampaignData> ReadAsync(CancellationToken cancellationToken = default) => Task.Run(
        () => _database.Read(static session => new CampaignData(Campaigns(session), Days(session), Paths(session))), cancellationToken);

    /// <summary>Writes what a form or the API says; it counts at once, and belongs to no batch.</summary>
    public Task AddAsync(IReadOnlyList<MarketingRow> rows, CancellationToken cancellationToken = default) =>
        _database.WriteAsync(
            session =>
            {
                MarketingSql.Insert(session, rows, null);
                return BatchSql.RaiseVersion(session);
            },
            cancellationToken);

    /// <summary>Writes all that is to be said about a campaign; what is null is empty from then on.</summary>
    public Task ReplaceAsync(CampaignRow row, CancellationToken cancellationToken = default) =>
        _database.WriteAsync(
            session =>
            {
                session.Execute(Forget, row.ExternalId, true);
                MarketingSql.Insert(session, [row], null);
                return BatchSql.RaiseVersion(session);
            },
            cancellationToken);

    /// <summary>Forgets what was said about a campaign; what it did stays.</summary>
    public Task DeleteAsync(string externalId, CancellationToken cancellationToken = default) =>
        _database.WriteAsync(
            session =>
            {
                session.Execute(Forget, externalId, true);
                return BatchSql.RaiseVersion(session);
            },
            cancellationToken);

    /// <summary>The documents of a kind, the latest first.</summary>
    public async Task<IReadOnlyList<MarketingDocument>> DocumentsAsync(MarketingDocumentKind kind, CancellationToken cancellationToken = default) =>
        await GuardAsync<IReadOnlyList<MarketingDocument>>(async () =>
        {
            await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
            return await context.MarketingDocuments.AsNoTracking()
                .Where(d => d.Kind == kind && d.DeletedAt == null)
                .OrderByDescending(static d => d.Id)
                .Select(static d => new MarketingDocument(d.Id, d.Kind, d.Name, d.Json, d.CreatedBy, d.CreatedAt, d.ChangedAt))
                .ToListAsync(cancellationToken);
        });

    /// <summary>Keeps a new document, or changes one.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="id">Which to change; null for a new one.</param>
    /// <param name="name">Its name.</param>
    /// <param name="json">What it holds.</param>
    /// <param name="actor">Who.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Its key.</returns>
    /// <exception cref="StorageException">There is none of this key, or it could not be written.</exception>
    public async Task<int> SaveAsync(MarketingDocumentKind kind, int? id, string name, string json, string actor, CancellationToken cancellationToken = default)
    {
        using var pass = await _database.Gate.EnterAsync(cancellationToken);
        return await GuardAsync(async () =>
        {
            await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
            var now = _time.GetUtcNow();
            var record = id is { } key
                ? await context.MarketingDocuments.SingleOrDefaultAsync(d => d.Id == key && d.Kind == kind && d.DeletedAt == null, cancellationToken)
                    ?? throw new StorageException(StorageProblem.NotFound, "It was deleted meanwhile; nothing was changed.")
                : context.MarketingDocuments.Add(new MarketingDocumentRecord { Kind = kind, Name = name, Json = json, CreatedBy = actor, CreatedAt = now }).Entity;
            (record.Name, record.Json, record.ChangedAt) = (name, json, now);
            await context.SaveChangesAsync(cancellationToken);
            return record.Id;
        });
    }

    /// <summary>Deletes a document, or brings a deleted one back.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> DeleteAsync(MarketingDocumentKind kind, int id, bool restore = false, CancellationToken cancellationToken = default)
    {
        using var pass = await _database.Gate.EnterAsync(cancellationToken);
        return await GuardAsync(async () =>
        {
            await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
            if (await context.MarketingDocuments.SingleOrDefaultAsync(d => d.Id == id && d.Kind == kind && (d.DeletedAt != null) == restore, cancellationToken) is not { } record)
            {
                return false;
            }

            record.DeletedAt = restore ? null : _time.GetUtcNow();
            await context.SaveChangesAsync(cancellationToken);
            return true;
        });
    }

    private static Campaign[] Campaigns(SqlSession session)
    {
        var said = session.List(
            static row => (
                Row: new CampaignRow(
                    row.GetString(0), Text(row, 1), Text(row, 2), Text(row, 3), Text(row, 4), Whole(row, 5), Day(row, 6), Day(row, 7), Text(row, 8)),
                IsDeleted: Convert.ToBoolean(row.GetValue(9), System.Globalization.CultureInfo.InvariantCulture)),
            $"SELECT t.external_id, t.name, t.type, t.channel, t.target, t.budget_units, t.starts_on, t.ends_on, t.status, t.is_deleted FROM campaign_entries AS t {Counts}");
        var campaigns = new Dictionary<string, Campaign>(StringComparer.Ordinal);
        foreach (var (row, isDeleted) in said)
        {
            if (isDeleted)
            {
                campaigns.Remove(row.ExternalId);
                continue;
            }

            var known = campaigns.GetValueOrDefault(row.ExternalId) ?? new Campaign(row.ExternalId, row.ExternalId);
            campaigns[row.ExternalId] = known with
            {
                Name = row.Name ?? known.Name,
                Type = row.Type ?? known.Type,
                Channel = row.Channel ?? known.Channel,
                Target = row.Target ?? known.Target,
                Budget = row.BudgetUnits is { } units ? new Money(units) : known.Budget,
                Start = row.StartsOn ?? known.Start,
                End = row.EndsOn ?? known.End,
                Status = row.Status ?? known.Status,
            };
        }

        return [.. campaigns.Values.OrderBy(static c => c.Id, StringComparer.Ordinal)];
    }

    // Platforms restate what they reported: the latest file that has rows of a campaign's day speaks for that day.
    private static CampaignDay[] Days(SqlSession session)
    {
        var rows = session.List(
            static row => (Day: DayOf(row), Batch: Whole(row, 11) ?? 0),
            $"SELECT t.campaign, t.day, t.ad, t.age, t.gender, t.interest, t.impressions, t.clicks, t.cost_units, t.revenue_units, t.conversions_json, t.batch_id FROM campaign_days AS t {Counts}");
        var latest = new Dictionary<(string, DateOnly), long>();
        foreach (var (day, batch) in rows)
        {
            var key = (day.Campaign, day.Day);
            latest[key] = Math.Max(batch, latest.GetValueOrDefault(key));
        }

        return [.. rows.Where(r => latest[(r.Day.Campaign, r.Day.Day)] == r.Batch).Select(static r => r.Day)];
    }

    private static CampaignDay DayOf(System.Data.Common.DbDataReader row) => new(
        row.GetString(0),
        row.GetFieldValue<DateOnly>(1),
        Text(row, 2),
        Text(row, 3),
        Text(row, 4),
        Text(row, 5),
        Whole(row, 6),
        Whole(row, 7),
        Whole(row, 8) is { } cost ? new Money(cost) : null,
        Whole(row, 9) is { } revenue ? new Money(revenue) : null,
        MarketingSql.Read(Text(row, 10)));

    private static List<TouchPathRow> Paths(SqlSession session) => session.List(
        static row => new TouchPathRow(row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3)),
        $"SELECT t.path, t.conversions, t.value_units, t.nulls FROM touch_paths AS t {Counts}");

    private static string? Text(System.Data.Common.DbDataReader row, int at) => row.IsDBNull(at) ? null : row.GetString(at);

    private static long? Whole(System.Data.Common.DbDataReader row, int at) => row.IsDBNull(at) ? null : row.GetInt64(at);

    private static DateOnly? Day(System.Data.Common.DbDataReader row, int at) => row.IsDBNull(at) ? null : row.GetFieldValue<DateOnly>(at);

    private async Task<T> GuardAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception error) when (_database.Explains(error))
        {
            throw _database.Clear(error);
        }
    }
}
