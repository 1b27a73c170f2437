namespace Analytics.Web.State;

/// <summary>An insight in words.</summary>
/// <param name="Title">What is so, in one line.</param>
/// <param name="Evidence">What it rests on, with the numbers.</param>
/// <param name="Stake">What the money stands for.</param>
/// <param name="Steps">What could be done.</param>
/// <param name="Links">Where to look, the first the nearest.</param>
public sealed record InsightText(
    string Title, string Evidence, string Stake, IReadOnlyList<string> Steps, IReadOnlyList<(string Label, string Address)> Links);
