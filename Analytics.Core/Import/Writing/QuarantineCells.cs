using System.Text.Json;
using Analytics.Core.Domain;
using Analytics.Core.Import.Checking;

namespace Analytics.Core.Import.Writing;

/// <summary>A quarantined row's cells as they are stored.</summary>
internal static class QuarantineCells
{
    /// <summary>The row to store.</summary>
    public static QuarantinedRow ToRow(int batchId, long line, IReadOnlyList<string> cells, RowFault fault) => new()
    {
        BatchId = batchId,
        SourceLine = line,
        CellsJson = JsonSerializer.Serialize(cells.Select(WithoutNul)),
        Field = fault.Field,
        Reason = WithoutNul(fault.Reason),
    };

    /// <summary>The cells of a stored row.</summary>
    public static IReadOnlyList<string> Of(QuarantinedRow row) => JsonSerializer.Deserialize<List<string>>(row.CellsJson) ?? [];

    private static string WithoutNul(string text) => text.Replace('\0', '\ufffd');
}
