namespace Analytics.Web.Api;

/// <summary>One number of the dashboard.</summary>
/// <param name="Key">The measure's key.</param>
/// <param name="Label">Its name for people.</param>
/// <param name="Unit"><c>money</c>, <c>count</c>, <c>pieces</c> or <c>share</c>.</param>
/// <param name="Value">Over the period; null for "n/a".</param>
/// <param name="Comparison">Over the comparison period.</param>
/// <param name="Change">(Value − comparison) ÷ |comparison|; for shares the difference itself, in points of 1; null where there is none.</param>
/// <param name="HigherIsBetter">Null where neither direction is good or bad.</param>
/// <param name="Formula">How it is made.</param>
public sealed record TileDocument(
    string Key, string Label, string Unit, decimal? Value, decimal? Comparison, decimal? Change, bool? HigherIsBetter, string Formula);
