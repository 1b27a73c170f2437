namespace Analytics.Web.Components.Controls;

/// <summary>How a number is made.</summary>
/// <param name="Title">The dialog's heading.</param>
/// <param name="Text">In words, or as a formula.</param>
/// <param name="Facts">What went in, name by name.</param>
public sealed record FigureExplanation(string Title, string Text, IReadOnlyList<(string Name, string Value)> Facts);
