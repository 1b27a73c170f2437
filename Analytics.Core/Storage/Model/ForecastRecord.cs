namespace Analytics.Core.Storage.Model;

/// <summary>A forecast: what was asked, which model answered, on what data, and what it said.</summary>
internal sealed class ForecastRecord
{
    public int Id { get; set; }

    public required string QuestionKey { get; set; }

    public required string Measure { get; set; }

    public required string ModelName { get; set; }

    public int ModelVersion { get; set; }

    public DateTimeOffset FittedAt { get; set; }

    public long DataVersion { get; set; }

    public required byte[] Body { get; set; }
}
