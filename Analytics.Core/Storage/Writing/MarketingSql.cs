using System.Text.Json;
using Analytics.Core.Domain;
using Analytics.Core.Storage.Connections;

namespace Analytics.Core.Storage.Writing;

/// <summary>The statements that write rows about marketing.</summary>
internal static class MarketingSql
{
    /// <summary>The tables whose rows belong to a batch.</summary>
    public static readonly string[] BatchTables = ["campaign_entries", "campaign_days", "touch_paths"];

    public static void Insert(SqlSession session, IReadOnlyList<MarketingRow> rows, int? batchId)
    {
        if (rows.Count == 0)
        {
            return;
        }

        PreparedSql? campaign = null;
        PreparedSql? day = null;
        PreparedSql? path = null;
        foreach (var row in rows)
        {
            switch (row)
            {
                case CampaignRow c:
                    campaign ??= session.Prepare(
                        "INSERT INTO campaign_entries (batch_id, external_id, name, type, channel, target, budget_units, starts_on, ends_on, status, is_deleted) "
                        + "VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10)");
                    campaign.Execute(batchId, c.ExternalId, c.Name, c.Type, c.Channel, c.Target, c.BudgetUnits, c.StartsOn, c.EndsOn, c.Status, false);
                    break;
                case CampaignDayRow { Day: var d }:
                    day ??= session.Prepare(
                        "INSERT INTO campaign_days (batch_id, campaign, day, ad, age, gender, interest, impressions, clicks, cost_units, revenue_units, conversions_json) "
                        + "VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11)");
                    day.Execute(
                        batchId, d.Campaign, d.Day, d.Ad, d.Age, d.Gender, d.Interest, d.Impressions, d.Clicks, d.Cost?.Units, d.Revenue?.Units, Write(d.Conversions));
                    break;
                case TouchPathRow p:
                    path ??= session.Prepare("INSERT INTO touch_paths (batch_id, path, conversions, value_units, nulls) VALUES (@p0, @p1, @p2, @p3, @p4)");
                    path.Execute(batchId, p.Path, p.Conversions, p.ValueUnits, p.Nulls);
                    break;
            }
        }
    }

    public static void Remove(SqlSession session, int batchId)
    {
        foreach (var table in BatchTables)
        {
            session.Execute($"DELETE FROM {table} WHERE batch_id = @p0", batchId);
        }
    }

    public static string? Write(IReadOnlyList<NamedCount> conversions) =>
        conversions.Count == 0 ? null : JsonSerializer.Serialize(conversions.ToDictionary(static c => c.Name, static c => c.Count, StringComparer.Ordinal));

    public static NamedCount[] Read(string? json) =>
        json is null ? [] : [.. JsonSerializer.Deserialize<Dictionary<string, decimal>>(json)!.Select(static c => new NamedCount(c.Key, c.Value))];
}
