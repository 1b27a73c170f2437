using Analytics.Core.Domain;
using Analytics.Core.Import.Reading;
using Analytics.Core.Import.Values;

namespace Analytics.Core.Import.Checking;

/// <summary>Everything that reading a row needs beside the row: a plan with nothing left open, and the shop's clock.</summary>
/// <param name="Plan">The plan, resolved.</param>
/// <param name="TrimIdDecimals">Fields whose ids lose a trailing <c>.0</c>.</param>
/// <param name="Clock">The shop's zone.</param>
/// <param name="Now">The moment after which a sale is in the future, and of the import.</param>
/// <param name="SourceTag">The start of the file's hash, for ids of anonymous orders.</param>
/// <param name="Withdrawn">The ids of customers and visitors whose events are not to be recorded.</param>
/// <param name="Lines">For each row the line that it had in its first file; null where it is read from that file.</param>
internal sealed record ReadRules(
    ImportPlan Plan,
    IReadOnlySet<ImportField> TrimIdDecimals,
    ShopClock Clock,
    DateTimeOffset Now,
    string SourceTag,
    IReadOnlySet<string> Withdrawn,
    IReadOnlyList<long>? Lines = null)
{
    /// <summary>Whether rows say what somebody did or which visitor it was, so that consent decides whether they are read at all.</summary>
    public bool IsAboutTracking => Plan.Kind is BatchKind.Events or BatchKind.Visitors;

    /// <summary>The row's line in its source.</summary>
    public long LineOf(RecordReader row) => Lines is { } lines ? lines[(int)row.Row] : row.Line;

    /// <summary>The last year that two digits can mean: next year.</summary>
    public int LatestYear => Now.Year + 1;
}
