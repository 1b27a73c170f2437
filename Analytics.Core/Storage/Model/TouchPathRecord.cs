namespace Analytics.Core.Storage.Model;

/// <summary>Journeys along one path.</summary>
internal sealed class TouchPathRecord
{
    public long Id { get; set; }

    public int? BatchId { get; set; }

    public required string Path { get; set; }

    public long Conversions { get; set; }

    public long ValueUnits { get; set; }

    public long Nulls { get; set; }
}
