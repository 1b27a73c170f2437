using Analytics.Core.Domain;

namespace Analytics.Core.Facts;

/// <summary>A batch whose lines are counted.</summary>
/// <param name="Id">Storage key.</param>
/// <param name="SourceName">Where its rows came from: the value of the dimension "source".</param>
/// <param name="Kind">What it holds.</param>
public sealed record BatchFacts(int Id, string SourceName, BatchKind Kind);
