using System.Globalization;
using System.Text;
using Analytics.Core.Domain;
using Analytics.Core.Import;

namespace Analytics.Tests.Fakes;

/// <summary>Files of a shop whose every name would do harm where it is not written with care: as a formula, as markup, by its length or by its direction.</summary>
internal static class HostileShop
{
    /// <summary>Names that a spreadsheet would run, a page would run, or that break a layout.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "<img src=x onerror=alert(1)>", "=cmd()", "+1+cmd|' /C calc'!A0", "-1+cmd()", "@SUM(A1)", "\t=1+1", "\r=1+1", "'=1", "a;=cmd()", "</script><script>alert(2)</script>",
        "\u202Efdp.exe\u202C", "\u200Fשלום\u200F", "🙂👩‍👩‍👧‍👦🏴‍☠️", "{{7*7}}${7*7}", "_x0041_", "\"><svg onload=alert(3)>", new string('n', 10_000),
    ];

    /// <summary>The files, each with its kind and which column is which.</summary>
    public static IEnumerable<(BatchKind Kind, string Name, string Text)> Files()
    {
        yield return (BatchKind.Purchases, "orders.csv", Csv("order,date,customer,customer-name,product,product-name,category,channel,location,amount", Enumerable.Range(0, 12 * Names.Count).Select(i =>
        {
            var (name, round) = (Names[i % Names.Count], i / Names.Count);
            var day = new DateOnly(2026, 1, 1).AddDays((round * 21) + (i % 7));
            return new[] { name + i.ToString(CultureInfo.InvariantCulture), Keys(day), name, name, Names[(i + round) % Names.Count], Names[(i + round) % Names.Count], name, name, name, "12.50" };
        })));
        yield return (BatchKind.Reviews, "reviews.csv", Csv("date,customer,product,category,title,text,rating", Names.Select(n => new[] { "2026-08-01", n, n, n, n, n + " great", "4" })));
        yield return (BatchKind.Campaigns, "campaigns.csv", Csv("campaign,campaign-name,campaign-type,channel,target,budget", Names.Select(n => new[] { n, n, n, n, n, "1000" })));
        yield return (BatchKind.CampaignPerformance, "performance.csv", Csv("campaign,date,ad,interest,impressions,clicks,spend,revenue", Names.SelectMany(n => Enumerable.Range(1, 3).Select(d =>
            new[] { n, $"2026-08-0{d}", n, n, "1000", "50", "20", "80" }))));
        yield return (BatchKind.AttributionPaths, "paths.csv", Csv("path,conversions,value,nulls", Names.Where(static n => !n.Contains('>', StringComparison.Ordinal)).Select(n => new[] { n + " > Email", "10", "500", "20" })));
        yield return (BatchKind.Events, "events.csv", Csv("actor,name,at,session,page,referrer,device,channel", Names.SelectMany(n => Enumerable.Range(0, 2).Select(i =>
            new[] { n, n, $"2026-08-01T10:0{i}:00Z", n, n, n, n, n }))));
        yield return (BatchKind.Costs, "costs.csv", Csv("date,cost,amount,category,channel,note", Names.Select(n => new[] { "2026-08-01", "other", "10", n, string.Empty, n })));
    }

    /// <summary>The columns of a file, which are named as the fields that they hold.</summary>
    public static string[] Columns(string text) => text[..text.IndexOf('\r', StringComparison.Ordinal)].Split(',');

    /// <summary>Imports all of them.</summary>
    public static async Task ImportAsync(IImportService imports, string folder)
    {
        foreach (var (kind, name, text) in Files())
        {
            var path = Path.Combine(folder, name);
            await File.WriteAllTextAsync(path, text);
            using var file = new ImportFile(path);
            var preview = await imports.InspectAsync(file, new InspectOptions { Kind = kind });
            var columns = preview.SuggestedPlan.Columns;
            var fields = columns.Select(static (column, at) => (ImportFields.Find(column), at)).Where(static f => f.Item1 is not null).Select(static f => new FieldMapping(f.Item1!.Field, f.at));
            var plan = preview.SuggestedPlan with { Fields = [.. fields] };
            var report = await imports.CheckAsync(file, plan);
            var outcome = await imports.CommitAsync(file, plan, report, "test");
            Assert.True(outcome.Committed > 0, $"{name}: nothing was imported.");
        }
    }

    private static string Keys(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Csv(string head, IEnumerable<string[]> rows)
    {
        var text = new StringBuilder(head).Append("\r\n");
        foreach (var row in rows)
        {
            text.AppendJoin(',', row.Select(static cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")).Append("\r\n");
        }

        return text.ToString();
    }
}
