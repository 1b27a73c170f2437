using Analytics.Core.Storage;

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

    /// <summary>How many months events are kept.</summary>
    public int EventMonths { get; set; }

    /// <summary>How many months words are kept: notes, and titles and texts of reviews, whose scores stay.</summary>
    public int TextMonths { get; set; }

    /// <summary>From when on things are kept, at an instant.</summary>
    public RetentionPlan PlanAt(DateTimeOffset now) => new(
        EventMonths > 0 ? now.AddMonths(-EventMonths) : null,
        TextMonths > 0 ? now.AddMonths(-TextMonths) : null,
        QuarantineDays > 0 ? now.AddDays(-QuarantineDays) : null);
}
