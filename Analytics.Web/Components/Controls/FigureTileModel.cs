namespace Analytics.Web.Components.Controls;

/// <summary>A number that a model made, ready to be shown.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Value">The number, short.</param>
/// <param name="Exact">Every digit; null where the short form has them all.</param>
/// <param name="Notes">What stands under it.</param>
/// <param name="Explanation">How it is made.</param>
/// <param name="IsGood">Whether it is good (true), bad (false) or neither.</param>
/// <param name="Link">Where the number leads; null for nowhere.</param>
/// <param name="LinkWords">What is there, for a screen reader: "show the customers".</param>
public sealed record FigureTileModel(string Label, string Value, string? Exact, IReadOnlyList<string> Notes, FigureExplanation Explanation, bool? IsGood = null, string? Link = null, string? LinkWords = null);
