using Analytics.Core.Funnels;
using Analytics.Core.Queries;
using Analytics.Core.Queries.Events;

namespace Analytics.Web.Api;

/// <summary>Funnels and paths over the events.</summary>
internal static class FunnelEndpoints
{
    private const int MostPeople = 1_000;

    private const string Words =
        "Parameters: steps (names of events with commas between, each with conditions after semicolons, as view;page=/basket; a short name is taken for the one event that it can mean, and a warning says so) or name (a saved funnel), order (ordered, strict, any), "
        + "window (30m, 12h, 7d, none), exclude (events that end an attempt), where (which events count, as device=Mobile;page~/shop), by (device, channel, sex, page, referrer, month, week, day, "
        + "weekday, hour, rfmSegment, valueTier, churnTier, or a property's name), top, from and to (the days on which attempts begin), and compare (previousPeriod, samePeriodLastYear).";

    public static void Map(IEndpointRouteBuilder api)
    {
        Describe(api.MapGet("/funnel", FunnelAsync).Produces<FunnelDocument>(), "Count a funnel", "Each customer or visitor counts once, by the best attempt that begins in the period. " + Words);
        Describe(api.MapGet("/funnel/people", PeopleAsync).Produces<FunnelPeopleDocument>(), "Who came to a step", Words + $" Also step (its place, the last unless given), left (true for those who got no further), skip, and take (at most {MostPeople}).");
        Describe(api.MapGet("/funnel/suggestions", AdviseAsync).Produces<FunnelAdviceDocument>(), "What stands out in a funnel", "Parts that convert less often than the others by a two-proportion z test, adjusted for all that were looked at; none where nothing stands out. " + Words);
        Describe(
            api.MapGet("/funnel/paths", PathsAsync).Produces<PathDocument>(),
            "What people do next or before",
            "Parameters: anchor (an event, written as a step; the beginning of what anyone does unless given), direction (next, before), depth (1 to 6), top (1 to 20), by (name, page), pause (a longer one ends a path; 30m), length (2 to 4 events in a frequent sequence), where, from and to.");
        Describe(api.MapGet("/funnels", ListAsync).WithPages().Produces<IReadOnlyList<NamedFunnelDocument>>(), "Funnels that have a name", "Those that are there from the start, then those that were saved.");

        static void Describe(RouteHandlerBuilder endpoint, string summary, string description) =>
            endpoint.ProducesValidationProblem().WithSummary(summary).WithDescription(description);
    }

    private static async Task<FunnelDocument> FunnelAsync(HttpContext context, IFunnelRunner runner, SavedFunnels funnels, IEventLogs logs)
    {
        var query = await FunnelRequestReader.ReadAsync(context.Request.Query, funnels, logs.Span, [], context.RequestAborted);
        return FunnelDocument.Of(await runner.RunAsync(query, context.RequestAborted));
    }

    private static async Task<FunnelPeopleDocument> PeopleAsync(HttpContext context, IFunnelRunner runner, SavedFunnels funnels, IEventLogs logs)
    {
        var values = context.Request.Query;
        var query = await FunnelRequestReader.ReadAsync(values, funnels, logs.Span, ["step", "left", "skip", "take"], context.RequestAborted);
        var (step, left) = FunnelRequestReader.StepOf(values, query);
        var (skip, take) = Paging.Read(values, 100, MostPeople);

        var result = await runner.RunAsync(query with { By = null, Comparison = Comparison.None }, context.RequestAborted);
        var people = logs.People(result.Persons(step, left, skip, take), context.RequestAborted);
        Paging.Announce(context, skip, take, result.CountOf(step, left));
        return new FunnelPeopleDocument(
            step + 1, result.Steps[step].Name, left, [.. people.Select(static p => new FunnelPersonDocument(p.Id, p.CustomerKey > 0, p.Name))], result.CountOf(step, left), skip, take);
    }

    private static async Task<FunnelAdviceDocument> AdviseAsync(HttpContext context, IFunnelRunner runner, SavedFunnels funnels, IEventLogs logs)
    {
        var query = await FunnelRequestReader.ReadAsync(context.Request.Query, funnels, logs.Span, [], context.RequestAborted);
        var advice = await runner.AdviseAsync(query, context.RequestAborted);
        return new FunnelAdviceDocument(
            [.. advice.Suggestions.Select(s => new FunnelSuggestionDocument(
                s.By.Text, s.Part.Label, s.Entered, s.Converted, s.OthersEntered, s.OthersConverted, query.Steps[s.WorstStep].Label, s.QValue, s.LostConversions, s.Revenue))],
            advice.Tested,
            advice.FalseShare);
    }

    private static async Task<PathDocument> PathsAsync(HttpContext context, IFunnelRunner runner, IEventLogs logs) =>
        PathDocument.Of(await runner.PathsAsync(PathRequestReader.Read(context.Request.Query, logs.Span), context.RequestAborted));

    private static async Task<IReadOnlyList<NamedFunnelDocument>> ListAsync(SavedFunnels funnels, CancellationToken cancellationToken) =>
    [
        .. (await funnels.ListAsync(cancellationToken)).Select(static f => new NamedFunnelDocument(
            f.Name, FunnelQueryText.Write(f.Query).ToDictionary(static w => w.Key, static w => w.Value, StringComparer.Ordinal), f.ChangedBy, f.ChangedAt)),
    ];
}
