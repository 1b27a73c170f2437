using System.Globalization;
using Analytics.Core.Queries;

namespace Analytics.Core.Customers;

/// <summary>Clusters the shop's customers. Safe for concurrent use.</summary>
public sealed class CustomerClustering(ICustomerQueries customers)
{
    private const double AgesNeeded = 0.5;

    /// <summary>Clusters them.</summary>
    /// <exception cref="ClusteringException">There are too few customers, or the question makes no sense; the message says what to change.</exception>
    /// <exception cref="QueryException">The filters or the window contradict themselves.</exception>
    public async Task<CustomerClusters> RunAsync(CustomerClusterQuery query, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        var window = await CustomerWindow.ReadAsync(customers, query.AsOf, query.WindowDays, query.Filters, cancellationToken);
        var buyers = window.Buyers;
        if (buyers.Count == 0)
        {
            throw new ClusteringException("No customer has an order in these days, so there is nothing to cluster. Import purchases with customers first, or take a longer window.");
        }

        var data = CustomerFeatures.Of(buyers, window.Summaries, window.AsOf, FeaturesOf(query, window));
        var isTiers = query.Features.Count == 0 && query.Preset == ClusterPreset.ValueTiers;
        var options = new KMeansOptions
        {
            K = query.K is null or 0 ? isTiers ? 3 : 4 : query.K.Value,
            Starts = query.Starts,
            Seed = query.Seed,
            Cores = query.Cores,
            Standardise = true,
        };
        IReadOnlyList<KMeansCandidate> candidates = [];
        KMeansFit fit;
        if (query.K == 0)
        {
            (fit, candidates) = KMeansModel.ChooseK(data, options: options, cancellationToken: cancellationToken);
        }
        else
        {
            fit = KMeansModel.Fit(data, options, progress, cancellationToken);
        }

        var profiles = ClusterProfiles.Of(data, fit);
        if (isTiers)
        {
            fit = fit.Reorder([.. profiles.OrderByDescending(static p => p.Features[0].Mean).Select(static p => p.Cluster)]);
            profiles = ClusterProfiles.Of(data, fit, TierNames(fit.K));
        }

        return new CustomerClusters(query, window.AsOf, [.. buyers.Select(static b => b.Key)], data, fit, profiles, candidates, window.Summaries.Freshness);
    }

    /// <summary>The names of value tiers, from high to low.</summary>
    public static IReadOnlyList<string> TierNames(int k) => k switch
    {
        1 => ["All Customers"],
        2 => ["High Value", "Low Value"],
        3 => ["High Value", "Medium Value", "Low Value"],
        4 => ["High Value", "Upper Medium Value", "Lower Medium Value", "Low Value"],
        _ => [.. Enumerable.Range(1, k).Select(static i => string.Create(CultureInfo.InvariantCulture, $"Value Tier {i}"))],
    };

    private static List<(CustomerFeature Feature, bool Log)> FeaturesOf(CustomerClusterQuery query, CustomerWindow window)
    {
        if (query.Features.Count > 0)
        {
            return [.. query.Features.Select(f => (f, query.Log && CustomerFeatures.Column(f).Unit is FeatureUnit.Money or FeatureUnit.Count))];
        }

        if (query.Preset == ClusterPreset.Behaviour)
        {
            return
            [
                (CustomerFeature.Orders, true),
                (CustomerFeature.Monetary, true),
                (CustomerFeature.AverageOrder, true),
                (CustomerFeature.Recency, false),
                (CustomerFeature.Lifetime, false),
            ];
        }

        List<(CustomerFeature Feature, bool Log)> tiers = [(CustomerFeature.Monetary, true), (CustomerFeature.Orders, true), (CustomerFeature.Recency, false)];
        if (CustomerFeatures.KnownAges(window.Buyers, window.Summaries, window.AsOf) >= AgesNeeded)
        {
            tiers.Add((CustomerFeature.Age, false));
        }

        return tiers;
    }
}
