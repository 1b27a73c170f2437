using Analytics.Core.Monitoring;

namespace Analytics.Web.Jobs;

/// <summary>Computes the key measures each hour.</summary>
internal sealed class MeasuresJob(IKeyMeasures measures) : IMaintenanceJob
{
    public static JobPlan Plan { get; } = new(
        "measures", "Key measures", "Computes the key measures of each whole day and hour, and keeps them.", "Every hour at 5 past", "0 5 * * * ?");

    public async Task<string> RunAsync(CancellationToken cancellationToken)
    {
        var known = await measures.ComputeAsync(cancellationToken);
        return FormattableString.Invariant($"Computed {known} of {measures.Measures.Count} measures; the sources of the others are absent.");
    }
}
