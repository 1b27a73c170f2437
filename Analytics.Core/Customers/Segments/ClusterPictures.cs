using Analytics.Core.Queries;

namespace Analytics.Core.Customers;

/// <summary>Clusters the shop's customers and keeps a sample of them to be drawn. Safe for concurrent use.</summary>
/// <param name="clustering">Clusters them.</param>
/// <param name="customers">Tells what each bought.</param>
/// <param name="views">Tells who they are.</param>
public sealed class ClusterPictures(CustomerClustering clustering, ICustomerQueries customers, ICustomerViews views)
{
    /// <summary>How many points a picture has at most, all clusters together.</summary>
    public const int MostPoints = 3_000;

    // A small cluster is still to be seen.
    private const int LeastOfEach = 60;
    private const double AgesNeeded = 0.5;

    /// <summary>Clusters and samples; the sample follows from the query's seed.</summary>
    /// <exception cref="ClusteringException">There are too few customers, or the question makes no sense; the message says what to change.</exception>
    /// <exception cref="QueryException">The filters or the window contradict themselves.</exception>
    public async Task<ClusterPicture> RunAsync(CustomerClusterQuery query, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        var clusters = await clustering.RunAsync(query, progress, cancellationToken);
        var window = await CustomerWindow.ReadAsync(customers, clusters.AsOf, query.WindowDays, query.Filters, cancellationToken);
        var ages = CustomerFeatures.KnownAges(window.Buyers, window.Summaries, window.AsOf) >= AgesNeeded;
        CustomerFeature[] features = [.. CustomerFeatures.All.Where(f => ages || f != CustomerFeature.Age)];
        var view = views.Hold();
        return new ClusterPicture
        {
            Query = query,
            AsOf = clusters.AsOf,
            Customers = clusters.Keys.Count,
            Profiles = clusters.Profiles,
            Scaling = clusters.Fit.Scaling,
            Silhouette = clusters.Fit.Silhouette,
            Inertia = clusters.Fit.Inertia,
            Candidates = clusters.Candidates,
            Warnings = clusters.Fit.Warnings,
            Features = features,
            Points = [.. Sample(clusters).Select(keys => Points(keys, window, view, features))],
            Freshness = clusters.Freshness,
        };
    }

    private static List<ClusterPoint> Points(List<int> keys, CustomerWindow window, CustomerView view, CustomerFeature[] features)
    {
        // The data may have changed in between: who is gone is not drawn.
        CustomerSummary[] found = [.. keys.Select(window.Summaries.Of).Where(static c => c.Orders > 0)];
        if (found.Length == 0)
        {
            return [];
        }

        var values = CustomerFeatures.Of(found, window.Summaries, window.AsOf, [.. features.Select(static f => (f, false))]);
        return [.. found.Select((c, row) => new ClusterPoint(view.IdOf(c.Key) ?? string.Empty, view.NameOf(c.Key), values.Row(row).ToArray()))];
    }

    /// <summary>Keys of each cluster: all where there are few, else a random part in proportion to the clusters' sizes.</summary>
    private static List<int>[] Sample(CustomerClusters clusters)
    {
        var fit = clusters.Fit;
        var random = new Random(unchecked((int)clusters.Query.Seed));
        var rest = fit.Sizes.ToArray();
        var wanted = fit.Sizes.Select(size => Math.Min(size, Math.Max(LeastOfEach, (int)((long)MostPoints * size / clusters.Keys.Count)))).ToArray();
        var sample = fit.Sizes.Select(static _ => new List<int>()).ToArray();
        var labels = fit.Labels;
        for (var row = 0; row < labels.Length; row++)
        {
            // Each row with the chance that is left: as many as are wanted, each as likely as another (Fan, Muller and Rezucha, 1962).
            int label = labels[row];
            if (random.Next(rest[label]--) < wanted[label])
            {
                sample[label].Add(clusters.Keys[row]);
                wanted[label]--;
            }
        }

        return sample;
    }
}
