using System.Text.Json;
using Analytics.Core.Customers;
using Analytics.Core.Queries;
using Analytics.Core.Storage;
using Analytics.Web.Security;

namespace Analytics.Web.Api;

/// <summary>K-means over the shop's customers, as the verb <c>cluster</c> computes it.</summary>
internal static class ClusteringEndpoints
{
    private const int MostClusters = 50;
    private const int MostStarts = 100;
    private const int MostMembers = 10_000;

    public static void Map(IEndpointRouteBuilder api) => api.MapPost("/clustering", ClusterAsync)
        .WithMetadata(new WithinRowLimitAttribute())
        .Produces<ClusteringDocument>()
        .ProducesValidationProblem()
        .WithSummary("Cluster customers by K-means")
        .WithDescription(
            "By a preset (value-tiers: monetary, orders, recency and, where known, age; behaviour: orders, monetary, average order, recency, lifetime) or by features of your own, "
            + "standardised. k is a number or auto. Filters stand in the query string, as for a query. Answers sizes, profiles with names, centres in plain units, scaling, inertia and silhouette.");

    private static async Task<ClusteringDocument> ClusterAsync(
        ClusteringRequest request, HttpContext context, CustomerClustering clustering, ICustomerDirectory directory, IQueryRunner runner, SettingsStore settings)
    {
        if (request.Customers is < 0 or > MostMembers)
        {
            throw new QueryException("customers", $"0 to {MostMembers} customers can be listed.");
        }

        var filters = (QueryReader.Read(context.Request.Query) with { Measures = [MeasureCatalog.Of(Measure.Lines).Key] }).ToQuery(runner.Span).Filters;
        var question = Question(request) with { Filters = filters };
        try
        {
            var clusters = await Task.Run(() => clustering.RunAsync(question, null, context.RequestAborted), context.RequestAborted);
            return Document(clusters, request.Customers ?? 0, directory, settings.Shop.Currency);
        }
        catch (ClusteringException error)
        {
            throw new QueryException(request.K is null ? "features" : "k", error.Message);
        }
    }

    private static CustomerClusterQuery Question(ClusteringRequest request)
    {
        var features = request.Features ?? [];
        if (features.Count > 0 && request.Preset is not null)
        {
            throw new QueryException("preset", "Name a preset or features, not both.");
        }

        if (features.Count == 1)
        {
            throw new QueryException("features", "Name two features or more.");
        }

        return new CustomerClusterQuery
        {
            Preset = request.Preset?.ToLowerInvariant() switch
            {
                null or "value-tiers" => ClusterPreset.ValueTiers,
                "behaviour" => ClusterPreset.Behaviour,
                _ => throw new QueryException("preset", "The preset is value-tiers or behaviour."),
            },
            Features =
            [
                .. features.Select((name, i) => (name is null ? null : CustomerFeatures.Find(name))
                    ?? throw new QueryException($"features[{i}]", $"There is no such feature. There are: {string.Join(", ", CustomerFeatures.All.Select(CustomerFeatures.KeyOf))}.")),
            ],
            K = KOf(request.K),
            Log = request.Log ?? true,
            Starts = request.Starts is null or (>= 1 and <= MostStarts) ? request.Starts ?? 10 : throw new QueryException("starts", $"Starts are 1 to {MostStarts}."),
            Seed = request.Seed ?? 1,
            AsOf = request.AsOf,
            WindowDays = request.WindowDays is null or > 0 ? request.WindowDays : throw new QueryException("windowDays", "A window has at least one day."),
        };
    }

    private static int? KOf(JsonElement? k) => k switch
    {
        null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => null,
        { ValueKind: JsonValueKind.String } text when string.Equals(text.GetString(), "auto", StringComparison.OrdinalIgnoreCase) => 0,
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt32(out var value) && value is >= 1 and <= MostClusters => value,
        _ => throw new QueryException("k", $"k is 1 to {MostClusters}, or \"auto\"."),
    };

    private static ClusteringDocument Document(CustomerClusters clusters, int members, ICustomerDirectory directory, string currency)
    {
        var fit = clusters.Fit;
        return new ClusteringDocument(
            clusters.Keys.Count,
            fit.K,
            clusters.AsOf,
            clusters.Query.WindowDays,
            clusters.Query.Seed,
            clusters.Query.Starts,
            fit.Inertia,
            fit.Silhouette,
            fit.Iterations,
            fit.Converged,
            fit.Scaling.Scales,
            [
                .. clusters.Profiles.Select(p => new ClusterDocument(
                    p.Cluster, p.Name, p.Size, p.Share, fit.Scaling.Scales.Select((s, i) => (s.Name, Value: fit.Centres[p.Cluster][i])).ToDictionary(static c => c.Name, static c => c.Value), p.Features)),
            ],
            clusters.Candidates,
            Members(clusters, members, directory),
            fit.Warnings,
            currency,
            clusters.Freshness.DataVersion);
    }

    private static List<ClusterMemberDocument> Members(CustomerClusters clusters, int count, ICustomerDirectory directory)
    {
        var members = new List<ClusterMemberDocument>();
        for (var i = 0; i < Math.Min(count, clusters.Keys.Count); i++)
        {
            members.Add(new ClusterMemberDocument(directory.Of(clusters.Keys[i], clusters.AsOf)?.ExternalId ?? string.Empty, clusters.Fit.Labels[i]));
        }

        return members;
    }
}
