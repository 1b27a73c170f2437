using Analytics.Core.Customers;

namespace Analytics.Web.Commands;

/// <summary>Writes clusters for people and as JSON.</summary>
internal static class ClusterPrinter
{
    /// <summary>Writes them.</summary>
    public static void Print(
        CommandConsole console, KMeansFit fit, IReadOnlyList<ClusterProfile> profiles, IReadOnlyList<KMeansCandidate> candidates, double seconds)
    {
        console.WriteJson(new
        {
            fit.K,
            fit.Inertia,
            Silhouette = fit.Silhouette?.Value,
            SilhouetteRows = fit.Silhouette?.Rows,
            SilhouetteIsExact = fit.Silhouette?.IsExact,
            fit.Sizes,
            fit.Centres,
            fit.ScaledCentres,
            fit.Iterations,
            fit.Converged,
            Starts = fit.StartInertias.Count,
            fit.Options.Seed,
            Seconds = Math.Round(seconds, 3),
            Scaling = fit.Scaling.Scales,
            fit.Scaling.Standardised,
            Profiles = profiles.Select(static p => new
            {
                p.Name,
                p.Size,
                p.Share,
                Features = p.Features.Select(static f => new { f.Feature.Name, f.Feature.Unit, f.Mean, f.Median, f.Away }),
            }),
            Candidates = candidates.Select(static c => new { c.K, c.Inertia, Silhouette = c.Silhouette?.Value }),
            fit.Warnings,
        });
        if (!console.IsJson)
        {
            var table = new TextTable();
            table.AddColumn("cluster", alignRight: false);
            table.AddColumn("rows", alignRight: true);
            table.AddColumn("share", alignRight: true);
            foreach (var feature in profiles[0].Features)
            {
                table.AddColumn($"mean {feature.Feature.Name}", alignRight: true);
            }

            foreach (var profile in profiles)
            {
                table.AddRow([profile.Name, Text.Of($"{profile.Size:N0}"), Text.Of($"{profile.Share:0.0%}"), .. profile.Features.Select(static f => Text.Of($"{f.Mean:N2}"))]);
            }

            table.Write(console.Output);
            var silhouette = fit.Silhouette is { } score
                ? Text.Of($"silhouette {score.Value:0.0000}{(score.IsExact ? string.Empty : Text.Of($" on a sample of {score.Rows:N0} rows"))}, ")
                : string.Empty;
            console.Say(Text.Of($"Inertia {fit.Inertia:0.####}, {silhouette}{fit.StartInertias.Count} starts, {fit.Iterations} passes, {seconds:0.00} s."));
        }

        foreach (var warning in fit.Warnings)
        {
            console.Warn(warning);
        }
    }
}
