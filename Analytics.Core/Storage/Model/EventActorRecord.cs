namespace Analytics.Core.Storage.Model;

/// <summary>Somebody who acts: an id that events name, as visitor or as customer.</summary>
internal sealed class EventActorRecord
{
    public int Id { get; set; }

    public required string ExternalId { get; set; }

    public int BatchId { get; set; }
}
