namespace Analytics.Core.Storage.Model;

/// <summary>All customers' scores on one day: a header as JSON and the packed scores.</summary>
internal sealed class RfmSnapshotRecord
{
    public int Id { get; set; }

    public DateOnly Day { get; set; }

    public DateTimeOffset TakenAt { get; set; }

    public long DataVersion { get; set; }

    public int Customers { get; set; }

    public required string HeaderJson { get; set; }

    public required byte[] Scores { get; set; }
}
