using Analytics.Core.Customers;
using Analytics.Core.Queries;

namespace Analytics.Web.Jobs;

/// <summary>Keeps how customers stood at the end of each month.</summary>
internal sealed class RfmSnapshotJob(RfmSnapshots snapshots, IQueryRunner queries, ICustomerScoring scoring) : IMaintenanceJob
{
    public static JobPlan Plan { get; } = new(
        "rfm-snapshot", "Segment snapshot", "Keeps each customer's RFM segment as of the last finished day, to show movement later.", "On the 1st of each month at 04:20 UTC", "0 20 4 1 * ?");

    public async Task<string> RunAsync(CancellationToken cancellationToken)
    {
        var freshness = queries.Freshness;
        var day = freshness.IsClosed ? freshness.Today : freshness.Today.AddDays(-1);
        return await snapshots.TakeAsync(scoring.Settings.Rfm(day), cancellationToken) is { } taken
            ? FormattableString.Invariant($"Kept the segments of {taken.Customers} customers as of {taken.Day:yyyy-MM-dd}.")
            : "There is no customer with an order to keep.";
    }
}
