using Analytics.Core.Queries;

namespace Analytics.Core.Planning;

/// <summary>One change to the plan.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Days">On which days, both inside.</param>
/// <param name="Percent">For a promotion, how many percent more (fewer when negative, −100 at least); 0 for a closing.</param>
public sealed record WhatIfChange(WhatIfKind Kind, Period Days, double Percent);
