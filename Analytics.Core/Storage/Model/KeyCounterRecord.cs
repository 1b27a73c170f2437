namespace Analytics.Core.Storage.Model;

/// <summary>The next free key of a table that the batch writer fills.</summary>
internal sealed class KeyCounterRecord
{
    public required string Kind { get; set; }

    public long Next { get; set; }
}
