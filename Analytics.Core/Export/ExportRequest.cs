using Analytics.Core.Queries;

namespace Analytics.Core.Export;

/// <summary>What is to be taken out, and for whom.</summary>
public sealed record ExportRequest
{
    /// <summary>Which table.</summary>
    public required ExportTable Table { get; init; }

    /// <summary>Filters and period; for <see cref="ExportTable.Query"/> the whole question. Null takes all; needed for a query.</summary>
    public AnalyticsQuery? Query { get; init; }

    /// <summary>Who takes it: an account's name, an API key's name, or <c>cli</c>.</summary>
    public required string RequestedBy { get; init; }

    /// <summary>How it is written.</summary>
    public ExportFormat Format { get; init; }

    /// <summary>Whether CSV begins with a byte order mark, by which spreadsheets know UTF-8.</summary>
    public bool ByteOrderMark { get; init; } = true;

    /// <summary>The customers who may be in it; null for all. For the tables that have a row for each customer.</summary>
    public IReadOnlySet<string>? Only { get; init; }

    /// <summary>Stands in for who customers are; null writes them as they are.</summary>
    public Pseudonyms? Pseudonyms { get; init; }

    /// <summary>The manifest's id; new unless given, so that it can be told before the file is complete.</summary>
    public Guid Id { get; init; } = Guid.NewGuid();
}
