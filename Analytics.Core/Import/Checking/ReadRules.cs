using Analytics.Core.Import.Values;

namespace Analytics.Core.Import.Checking;

/// <summary>Everything that reading a row needs beside the row: a plan with nothing left open, and the shop's clock.</summary>
/// <param name="Plan">The plan, resolved.</param>
/// <param name="TrimIdDecimals">Fields whose ids lose a trailing <c>.0</c>.</param>
/// <param name="Clock">The shop's zone.</param>
/// <param name="Now">The moment after which a sale is in the future, and of the import.</param>
/// <param name="SourceTag">The start of the file's hash, for ids of anonymous orders.</param>
internal sealed record ReadRules(
    ImportPlan Plan, IReadOnlySet<ImportField> TrimIdDecimals, ShopClock Clock, DateTimeOffset Now, string SourceTag)
{
    /// <summary>The last year that two digits can mean: next year.</summary>
    public int LatestYear => Now.Year + 1;
}
