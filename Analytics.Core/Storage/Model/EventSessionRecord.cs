namespace Analytics.Core.Storage.Model;

/// <summary>A visit's id.</summary>
internal sealed class EventSessionRecord
{
    public int Id { get; set; }

    public required string ExternalId { get; set; }

    public int BatchId { get; set; }
}
