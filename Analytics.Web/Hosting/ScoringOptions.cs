namespace Analytics.Web.Hosting;

/// <summary>How customers' scores are kept fresh: section <c>Predictions</c>.</summary>
public sealed class ScoringOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Predictions";

    /// <summary>Whether scores are computed in the background; without, only when somebody asks.</summary>
    public bool Background { get; set; } = true;

    /// <summary>How often it is looked whether scores are due.</summary>
    public int LookEverySeconds { get; set; } = 2;

    /// <summary>How long a failure is left alone before the next attempt.</summary>
    public int RetryAfterSeconds { get; set; } = 60;
}
