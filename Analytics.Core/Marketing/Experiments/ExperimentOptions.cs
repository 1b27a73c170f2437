namespace Analytics.Core.Marketing.Experiments;

/// <summary>How an experiment is judged.</summary>
public sealed record ExperimentOptions
{
    /// <summary>The level of the test: a p-value below it counts.</summary>
    public double Alpha { get; init; } = 0.05;

    /// <summary>The power that the needed sample is for.</summary>
    public double Power { get; init; } = 0.8;

    /// <summary>The smallest relative lift worth finding; 0.1 is a tenth of the control's rate.</summary>
    public double MinimumLift { get; init; } = 0.1;

    /// <summary>The share of users that was to see the control.</summary>
    public double ControlShare { get; init; } = 0.5;

    /// <summary>
    /// The standard deviation τ of the always-valid test's mixing distribution over absolute lifts, N(0, τ²). Any value fixed beforehand is
    /// valid; near the lift that is expected it finds it soonest. 0.01 is one percentage point.
    /// </summary>
    public double MixingDeviation { get; init; } = 0.01;
}
