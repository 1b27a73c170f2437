using Analytics.Core.Customers;

namespace Analytics.Web.Jobs;

/// <summary>Holds what goes into the customers' models against what they were fitted on, and fits them anew when that has drifted far.</summary>
internal sealed class ModelDriftJob(ICustomerScoring scoring) : IMaintenanceJob
{
    public static JobPlan Plan { get; } = new(
        "model-drift", "Model drift", "Holds the inputs of the customers' models against what they were fitted on; major drift fits them again.", "Every hour at 40 past", "0 40 * * * ?");

    public async Task<string> RunAsync(CancellationToken cancellationToken)
    {
        var drift = await scoring.DriftAsync(cancellationToken);
        if (drift.MaxBy(static feature => feature.Index) is not { } most)
        {
            return "There is nothing to hold inputs against yet.";
        }

        if (drift.Where(static feature => feature.Level == DriftLevel.Major).MaxBy(static feature => feature.Index) is not { } major)
        {
            return FormattableString.Invariant($"No major drift; the most is {most.Index:0.000}, of {most.Label.ToLowerInvariant()}.");
        }

        await scoring.RefreshAsync(cancellationToken);
        return FormattableString.Invariant($"Fitted again: {major.Label.ToLowerInvariant()} had drifted by {major.Index:0.000}.");
    }
}
