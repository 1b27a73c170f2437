namespace Analytics.Core.Storage.Model;

/// <summary>One computation of all customers' scores: its header as JSON, and its columns while it is among the newest.</summary>
internal sealed class PredictionRecord
{
    public int Id { get; set; }

    public DateTimeOffset FittedAt { get; set; }

    public long DataVersion { get; set; }

    public required string HeaderJson { get; set; }

    public byte[]? Columns { get; set; }
}
