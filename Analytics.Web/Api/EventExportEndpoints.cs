using Analytics.Core.Domain;
using Analytics.Core.Export;
using Analytics.Core.Funnels;
using Analytics.Core.Queries;
using Analytics.Core.Queries.Events;
using Analytics.Core.Storage;
using Analytics.Web.Security;
using Analytics.Web.State;

namespace Analytics.Web.Api;

/// <summary>The events themselves, and who came to a funnel's step, with a manifest.</summary>
internal static class EventExportEndpoints
{
    private const int PageSize = 5_000;

    private static readonly ExportColumn[] Columns =
    [
        new("id", "text"), new("at", "instant"), new("actor", "text"), new("session", "text"), new("type", "text"), new("name", "text"), new("page", "text"), new("referrer", "text"),
        new("device", "text"), new("channel", "text"), new("revenue", "number"), new("engagement", "text"), new("sentiment", "number"), new("properties", "text"), new("source", "text"), new("line", "integer"),
    ];

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapTable(
                "/events/export", EventsAsync, "Export events",
                "All of them in the order in which they came, or with from and to those of some days; events without an instant have none of their own and are left out then. With ownUse=true this application's own use instead: which page or path, how long it took, with which status.")
            .RequireAuthorization(Policies.Export);
        api.MapGroup("/export").RequireAuthorization(Policies.Export)
            .MapTable("/funnel-people", PeopleAsync, "Export who came to a funnel's step", "Parameters as for /api/v1/funnel/people without skip and take.");
    }

    private static Task EventsAsync(HttpContext context, EventReader reader, IEventLogs logs, IShop shop, SegmentExporter exporter)
    {
        if (context.Request.Query.Keys.FirstOrDefault(static key => key is not ("from" or "to" or "ownUse")) is { } unknown)
        {
            throw new QueryException(unknown, "There are: from, to, ownUse, format.");
        }

        var values = context.Request.Query;
        var ownUse = false;
        if (QueryReader.One(values, "ownUse") is { } word && !bool.TryParse(word, out ownUse))
        {
            throw new QueryException("ownUse", "'ownUse' is true or false.");
        }

        var period = FunnelRequestReader.Days(name => name is "from" or "to" ? QueryReader.One(values, name) : null, logs.Span).Period;
        var (from, until) = period is null ? ((long?)null, (long?)null) : (StartOf(period.From), StartOf(period.To.AddDays(1)));
        return exporter.WriteAsync(
            context, "events", ownUse ? [ExportFilter.Choice("own use")] : [], period, logs.Version, Columns, Pages(reader, from, until, ownUse, context.RequestAborted).Select(static e => (Action<TableExport>)(file => Write(file, e))));

        long StartOf(DateOnly day) => ShopDay.Start(day, shop.Settings.TimeZone) * 1000;
    }

    private static async Task PeopleAsync(HttpContext context, IFunnelRunner runner, SavedFunnels funnels, IEventLogs logs, SegmentExporter exporter)
    {
        var values = context.Request.Query;
        var query = await FunnelRequestReader.ReadAsync(values, funnels, logs.Span, ["step", "left"], context.RequestAborted);
        var (step, left) = FunnelRequestReader.StepOf(values, query);
        var result = await runner.RunAsync(query with { By = null, Comparison = Comparison.None }, context.RequestAborted);
        ExportFilter[] narrowed =
        [
            .. FunnelQueryText.Write(query).Where(static w => w.Key != "by").Select(w => new ExportFilter($"{w.Key} = {w.Value}", query.NamesPerson)),
            ExportFilter.Choice($"step = {result.Steps[step].Name}"), .. left ? [ExportFilter.Choice("got no further")] : Array.Empty<ExportFilter>(),
        ];
        await exporter.WriteAsync(
            context, "funnel-people", narrowed, result.Period, result.EventVersion, [new("id", "text"), new("customer", "text"), new("name", "text")], People().Select(static p => (Action<TableExport>)(file =>
            {
                file.Text(p.Id);
                file.Text(p.CustomerKey > 0 ? "yes" : "no");
                file.Text(p.Name);
            })));

        IEnumerable<EventPerson> People()
        {
            var keys = result.Persons(step, left, 0, int.MaxValue);
            foreach (var part in keys.Chunk(PageSize))
            {
                foreach (var person in logs.People(part, context.RequestAborted))
                {
                    yield return person;
                }
            }
        }
    }

    private static IEnumerable<StoredEvent> Pages(EventReader reader, long? from, long? until, bool ownUse, CancellationToken cancellationToken)
    {
        var after = 0L;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var page = reader.ReadPage(after, PageSize, from, until, ownUse);
            foreach (var stored in page)
            {
                yield return stored;
            }

            if (page.Count < PageSize)
            {
                yield break;
            }

            after = page[^1].RowId;
        }
    }

    private static void Write(TableExport file, StoredEvent stored)
    {
        file.Text(stored.Key?.ToString());
        file.Instant(stored.AtUnixMs is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null);
        file.Text(stored.Actor);
        file.Text(stored.Session);
        file.Text(Word(stored.Type));
        file.Text(stored.Name);
        file.Text(stored.Page);
        file.Text(stored.Referrer);
        file.Text(stored.Device);
        file.Text(stored.Channel);
        file.Number(stored.RevenueUnits is { } units ? new Money(units).Amount : null);
        file.Text(Word(stored.Engagement));
        file.Number(stored.SentimentUnits is { } tone ? tone / 1_000m : null);
        file.Text(stored.PropertiesJson);
        file.Text(stored.Source);
        file.Integer(stored.SourceLine);
    }

    private static string Word<T>(T value)
        where T : struct, Enum
    {
        var word = value.ToString();
        return char.ToLowerInvariant(word[0]) + word[1..];
    }
}
