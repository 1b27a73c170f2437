namespace Analytics.Core.Planning;

/// <summary>The forecast as it would be with some changes.</summary>
/// <param name="Steps">The steps.</param>
/// <param name="Total">Their sum with its interval.</param>
/// <param name="Difference">The changed sum − the plan's.</param>
/// <param name="DaysChanged">Days of the horizon that a change falls on.</param>
public sealed record WhatIfPlan(IReadOnlyList<PlanStep> Steps, PlanTotal Total, double Difference, int DaysChanged);
