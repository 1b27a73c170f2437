namespace Analytics.Core.Marketing.Optimizer;

/// <summary>What happened after a change, held against what was expected.</summary>
/// <param name="Days">Days with data since.</param>
/// <param name="To">The last of them; null without any.</param>
/// <param name="Verdict">What that says.</param>
/// <param name="SpendBefore">What was spent a day before.</param>
/// <param name="SpendDecided">What was decided.</param>
/// <param name="SpendSince">What was spent a day since; null without days.</param>
/// <param name="Followed">The share of the decided moves of money that was made; null where none was decided.</param>
/// <param name="Expected">What was expected a day at what was really spent, with the curves of then; their error and the days' own scatter make the range.</param>
/// <param name="Actual">What came a day.</param>
/// <param name="WithoutChange">What was expected a day had nothing been changed.</param>
public sealed record ChangeOutcome(
    int Days, DateOnly? To, ChangeVerdict Verdict, double SpendBefore, double SpendDecided, double? SpendSince, double? Followed, Ranged? Expected, double? Actual, double WithoutChange);
