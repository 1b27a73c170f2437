using System.Text.Json.Serialization;
using Analytics.Core.Import.Checking;

namespace Analytics.Core.Import;

/// <summary>What the check found: shown before anything is written, and kept with the batch.</summary>
public sealed record QualityReport
{
    /// <summary>The file's name.</summary>
    public required string FileName { get; init; }

    /// <summary>SHA-256 of the file's bytes, lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The plan as it was used: nothing in it is left open.</summary>
    public required ImportPlan Plan { get; init; }

    /// <summary>Rows read, header apart.</summary>
    public required long Rows { get; init; }

    /// <summary>Rows that will be written; duplicates among them unless the plan drops them.</summary>
    public required long RowsReadable { get; init; }

    /// <summary>Rows that will be quarantined.</summary>
    public required long RowsQuarantined { get; init; }

    /// <summary>Rows of events and visitors that are left out because whoever they are about does not want to be tracked; they are not readable rows.</summary>
    public long RowsNotTracked { get; init; }

    /// <summary>How often a row says that a consent is given.</summary>
    public long ConsentsGiven { get; init; }

    /// <summary>How often a row says that a consent is withdrawn.</summary>
    public long ConsentsWithdrawn { get; init; }

    /// <summary>Rows that equal an earlier one in every mapped cell.</summary>
    public required long Duplicates { get; init; }

    /// <summary>Rows of orders that already came by the stream.</summary>
    public long StreamedRows { get; init; }

    /// <summary>Those among them that also equal an earlier row.</summary>
    public long StreamedDuplicates { get; init; }

    /// <summary>Different order ids of the file that already came by the stream.</summary>
    public long StreamedOrders { get; init; }

    /// <summary>The first sale, with the offset of the zone it was read in; null for customers and products.</summary>
    public DateTimeOffset? First { get; init; }

    /// <summary>The last sale; null for customers and products.</summary>
    public DateTimeOffset? Last { get; init; }

    /// <summary>The zone in which times without one were read, IANA name.</summary>
    public required string TimeZoneId { get; init; }

    /// <summary>Different customers in the file.</summary>
    public required long Customers { get; init; }

    /// <summary>Different order ids in the file, cancellations among them.</summary>
    public required long Orders { get; init; }

    /// <summary>Different product codes in the file.</summary>
    public required long Products { get; init; }

    /// <summary>Σ amount over the readable lines, duplicates included, in the shop's currency.</summary>
    public required decimal NetRevenue { get; init; }

    /// <summary>Σ amount over the readable lines with positive quantity and amount, duplicates included.</summary>
    public required decimal GrossRevenue { get; init; }

    /// <summary>Kinds of problem, the gravest first; empty when the file is clean.</summary>
    public required IReadOnlyList<Problem> Problems { get; init; }

    /// <summary>How the file was read where that was a decision, in words: date order, decimal sign, orders without id.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>A committed batch of the very same file; null when there is none.</summary>
    public EarlierImport? SameFile { get; init; }

    /// <summary>Fields whose ids lose a trailing <c>.0</c>, because the whole column has them.</summary>
    public required IReadOnlyList<ImportField> IdsWithoutDecimals { get; init; }

    /// <summary>How long the check took, in seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>One bit a row, set where it equals an earlier one; absent in a report that was read back.</summary>
    [JsonIgnore]
    internal BitMap? DuplicateRows { get; init; }

    /// <summary>One bit a row, set where its order already came by the stream; absent in a report that was read back.</summary>
    [JsonIgnore]
    internal BitMap? StreamedRowBits { get; init; }

    /// <summary>How many rows are written.</summary>
    /// <param name="dropDuplicates">Whether rows that equal an earlier one are left out.</param>
    /// <param name="leaveOutStreamed">Whether rows of orders that came by the stream are.</param>
    public long RowsToWrite(bool dropDuplicates, bool leaveOutStreamed) =>
        RowsReadable - (dropDuplicates ? Duplicates : 0) - (leaveOutStreamed ? StreamedRows : 0) + (dropDuplicates && leaveOutStreamed ? StreamedDuplicates : 0);
}
