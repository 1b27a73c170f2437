using System.Globalization;

namespace Analytics.Core.Domain;

/// <summary>One import: everything in it becomes visible at once, and can be undone at once.</summary>
public sealed class ImportBatch
{
    /// <summary>What the demo's own sales are called as a source; the day follows.</summary>
    public const string DemoStreamSource = "Demo shop, live";

    /// <summary>Storage key, growing.</summary>
    public int Id { get; set; }

    /// <summary>What it holds.</summary>
    public BatchKind Kind { get; set; }

    /// <summary>Where it is in its life.</summary>
    public BatchStatus Status { get; set; }

    /// <summary>The file's name (without its folder), or what else the rows came from; the value of the "source" dimension.</summary>
    public required string SourceName { get; set; }

    /// <summary>SHA-256 of the file's bytes in lower-case hex, so that the same file is noticed; null where there is no file.</summary>
    public string? SourceSha256 { get; set; }

    /// <summary>Preset or saved mapping used, where any.</summary>
    public string? MappingName { get; set; }

    /// <summary>Who imported: an account's name, or <c>cli</c>.</summary>
    public required string CreatedBy { get; set; }

    /// <summary>When the batch was begun.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When it was committed.</summary>
    public DateTimeOffset? CommittedAt { get; set; }

    /// <summary>When it was undone.</summary>
    public DateTimeOffset? UndoneAt { get; set; }

    /// <summary>Rows read from the source, header apart.</summary>
    public long Rows { get; set; }

    /// <summary>Rows written.</summary>
    public long RowsCommitted { get; set; }

    /// <summary>Rows put aside with a reason.</summary>
    public long RowsQuarantined { get; set; }

    /// <summary>The first line's instant, milliseconds since 1970 UTC; null where it has none.</summary>
    public long? FirstAtUnixMs { get; set; }

    /// <summary>The last line's instant, milliseconds since 1970 UTC; null where it has none.</summary>
    public long? LastAtUnixMs { get; set; }

    /// <summary>The data-quality report as JSON, as it was shown before the import.</summary>
    public string? ReportJson { get; set; }

    /// <summary>Whether it holds what the demo went on to sell by itself.</summary>
    public bool IsDemoStream => Kind == BatchKind.Stream && SourceName.StartsWith(DemoStreamSource, StringComparison.Ordinal);

    /// <summary>The <see cref="SourceName"/> of the batch that a stream's lines of one day (UTC) make.</summary>
    /// <param name="source">Who sends them.</param>
    /// <param name="day">The day.</param>
    public static string StreamName(string source, DateOnly day) => $"{source} {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
}
