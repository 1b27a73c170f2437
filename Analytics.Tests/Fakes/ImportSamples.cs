using Analytics.Core.Domain;
using Analytics.Core.Import;

namespace Analytics.Tests.Fakes;

/// <summary>A small made-up file as the import would describe it.</summary>
public static class ImportSamples
{
    public static FilePreview Preview(IReadOnlyList<Ambiguity>? ambiguities = null, ImportPlan? plan = null, EarlierImport? sameFile = null) => new()
    {
        Name = "march.csv",
        Bytes = 1234,
        Sha256 = new string('a', 64),
        IsCompressed = false,
        Layout = Layout,
        Columns =
        [
            new(0, "Invoice", ColumnType.Integer, 1, ["1001", "1002"], ""),
            new(1, "Day", ColumnType.Date, 1, ["03/04/2011", "05/04/2011"], "day or month first"),
            new(2, "Total", ColumnType.Number, 1, ["12.50", "-3.00"], "decimal point"),
            new(3, "Note", ColumnType.Text, 0.5, ["gift"], ""),
        ],
        Rows = [["1001", "03/04/2011", "12.50", "gift"], ["1002", "05/04/2011", "-3.00", ""]],
        SuggestedPlan = plan ?? Plan,
        Presets = [],
        SavedMappings = ["till export"],
        Ambiguities = ambiguities ?? [],
        Notes = ["Quoted cells hold line breaks."],
        SameFile = sameFile,
    };

    public static FileLayout Layout { get; } = new("utf-8", ColumnSeparator.Comma, HasHeader: true);

    public static ImportPlan Plan { get; } = new()
    {
        Layout = Layout,
        Columns = ["Invoice", "Day", "Total", "Note"],
        Fields = [new(ImportField.OrderId, 0), new(ImportField.Date, 1), new(ImportField.Amount, 2)],
    };

    public static Ambiguity DayOrMonth { get; } = new(
        AmbiguitySubject.DateFormat,
        "Is 03/04/2011 3 April or 4 March?",
        [new("dmy", "3 April 2011, day first"), new("mdy", "4 March 2011, month first")]);

    public static QualityReport Report(ImportPlan? plan = null, long duplicates = 0, EarlierImport? sameFile = null) => new()
    {
        FileName = "march.csv",
        Sha256 = new string('a', 64),
        Plan = plan ?? Plan,
        Rows = 2_000,
        RowsReadable = 1_990,
        RowsQuarantined = 10,
        Duplicates = duplicates,
        First = new DateTimeOffset(2011, 4, 3, 9, 0, 0, TimeSpan.Zero),
        Last = new DateTimeOffset(2011, 4, 30, 17, 0, 0, TimeSpan.Zero),
        TimeZoneId = "UTC",
        IdsWithoutDecimals = [],
        Customers = 123,
        Orders = 456,
        Products = 7,
        NetRevenue = 9_747_747.93m,
        GrossRevenue = 10_666_684.54m,
        Problems =
        [
            new(ProblemKind.Unparsable, "Cannot be read", 10, "Put aside with their reason.", ProblemSeverity.Error, [new(17, "12,5,0", "is no amount"), new(99, "x")]),
            new(ProblemKind.MissingCustomer, "Missing customer", 300, "Kept as anonymous.", ProblemSeverity.Info, []),
        ],
        Notes = ["Dates are read day first."],
        SameFile = sameFile,
        Seconds = 1.5,
    };

    public static ImportOutcome Outcome(long quarantined = 10) =>
        new(7, 2_000, 1_990, quarantined, 0, 123, 456, 9_747_747.93m, 10_666_684.54m, [], 2.5, 800);

    public static ImportBatch Batch(int id, BatchKind kind = BatchKind.Purchases, BatchStatus status = BatchStatus.Committed, long quarantined = 0) => new()
    {
        Id = id,
        Kind = kind,
        Status = status,
        SourceName = kind == BatchKind.Demo ? "Demo" : "march.csv",
        SourceSha256 = new string('a', 64),
        CreatedBy = "ann@shop.test",
        CreatedAt = new DateTimeOffset(2026, 3, 4, 12, 0, 0, TimeSpan.Zero),
        CommittedAt = new DateTimeOffset(2026, 3, 4, 12, 0, 5, TimeSpan.Zero),
        Rows = 2_000,
        RowsCommitted = 1_990,
        RowsQuarantined = quarantined,
        FirstAtUnixMs = new DateTimeOffset(2011, 4, 3, 9, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds(),
        LastAtUnixMs = new DateTimeOffset(2011, 4, 30, 17, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds(),
        ReportJson = "{}",
    };
}
