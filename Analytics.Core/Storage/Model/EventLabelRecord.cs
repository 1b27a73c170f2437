namespace Analytics.Core.Storage.Model;

/// <summary>A name that many events share, stored once.</summary>
internal sealed class EventLabelRecord
{
    public int Id { get; set; }

    public EventLabelKind Kind { get; set; }

    public required string Name { get; set; }

    public int BatchId { get; set; }
}
