using Analytics.Core.Customers;
using Analytics.Core.Storage;
using Analytics.Web.Security;

namespace Analytics.Web.Api;

/// <summary>Segments as rules: those that are saved, and any others.</summary>
internal static class SegmentRuleEndpoints
{
    private const int MostCustomers = 10_000;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/segments/rules", List)
            .WithPages()
            .Produces<IReadOnlyList<SavedSegmentDocument>>()
            .WithSummary("List the saved segments")
            .WithDescription("Rules, and how many customers and how much revenue of the last twelve months they take in. Filter any question by one: segment=<id or name>.");
        api.MapPost("/segments/rules", CreateAsync)
            .RequireAuthorization(Policies.SaveViews)
            .Produces<SavedSegmentDocument>(StatusCodes.Status201Created)
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary("Save a segment")
            .WithDescription("A name, and rules as POST /segmentation takes them.");
        api.MapPost("/segmentation", SizeAsync)
            .Produces<SegmentationDocument>()
            .ProducesValidationProblem()
            .WithSummary("Find who fulfils rules")
            .WithDescription(
                "Rules: {\"match\":\"all\" (or any, none), \"rules\":[{\"field\":\"orders\",\"op\":\"atLeast\",\"value\":2,\"lastDays\":90}, …]}; a group may stand "
                + "in place of a condition. Answers how many customers and how much revenue of the last twelve months, and the first ones' ids if customers says how many. "
                + $"Fields: {string.Join(", ", SegmentFields.All.Select(static f => f.Key))}. Those of measures and of what was bought take lastDays; a value that is not known fulfils no comparison.");
    }

    private static IReadOnlyList<SavedSegmentDocument> List(SegmentService segments) => [.. segments.Current.Select(SavedSegmentDocument.Of)];

    private static async Task<IResult> CreateAsync(
        SegmentRequest request, SegmentService segments, CurrentActor actor, HttpContext context, CancellationToken cancellationToken)
    {
        var who = await actor.RequireAsync(Policies.SaveViews);
        try
        {
            var saved = await segments.AddAsync(who.Name, request.Name ?? string.Empty, Rules(request.Rules), cancellationToken);
            return TypedResults.Created($"{context.Request.PathBase}{ApiPaths.V1}/segments/rules", SavedSegmentDocument.Of(segments.Find(saved.Id)!));
        }
        catch (StorageException error) when (error.Problem == StorageProblem.Conflict)
        {
            throw new Core.Queries.QueryException("name", error.Message);
        }
    }

    private static async Task<SegmentationDocument> SizeAsync(
        SegmentationRequest request, SegmentEvaluator evaluator, Core.Queries.ICustomerViews views, CancellationToken cancellationToken)
    {
        if (request.Customers is < 0 or > MostCustomers)
        {
            throw new Core.Queries.QueryException("customers", $"0 to {MostCustomers} customers can be listed.");
        }

        var rules = Rules(request.Rules);
        var costs = SegmentEvaluator.UsesCosts(rules) ? await evaluator.HoldCostsAsync(cancellationToken) : null;
        return await Task.Run(
            () =>
            {
                var view = views.Hold();
                var members = Use(() => evaluator.Evaluate(rules, view, costs, cancellationToken));
                var ids = Enumerable.Range(0, members.Members.Length).Where(key => members.Members[key]).Take(request.Customers ?? 0);
                return SegmentationDocument.Of(rules, evaluator.Size(members, cancellationToken), [.. ids.Select(key => view.IdOf(key)!)]);
            },
            cancellationToken);
    }

    private static RuleGroup Rules(System.Text.Json.JsonElement? rules)
    {
        if (rules is not { } json || json.ValueKind is System.Text.Json.JsonValueKind.Null or System.Text.Json.JsonValueKind.Undefined)
        {
            throw new Core.Queries.QueryException("rules", "Name the rules: a group with “match” and “rules”.");
        }

        return Use(() =>
        {
            var read = RuleJson.Read(json.GetRawText());
            var problems = RuleCheck.Check(read);
            return problems.Count > 0 ? throw new RuleException(problems) : read;
        });
    }

    private static T Use<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (RuleException error)
        {
            var path = error.Problems.Count > 0 ? error.Problems[0].Path : string.Empty;
            throw new Core.Queries.QueryException(path.Length == 0 ? "rules" : "rules." + path, error.Message);
        }
    }
}
