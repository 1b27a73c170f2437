namespace Analytics.Web.Jobs;

/// <summary>How long things are kept; section <c>Retention</c>. Zero keeps them for good.</summary>
public sealed class RetentionOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Retention";

    /// <summary>How many days quarantined rows are kept after their import; the import's report and counts stay.</summary>
    public int QuarantineDays { get; set; } = 180;

    /// <summary>How many days this application's record of its own use is kept.</summary>
    public int OwnUseDays { get; set; } = 90;
}
