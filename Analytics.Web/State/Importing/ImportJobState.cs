using Analytics.Core.Import;

namespace Analytics.Web.State.Importing;

/// <summary>All that a page shows of an import, at one moment.</summary>
public sealed record ImportJobState
{
    /// <summary>Where it is.</summary>
    public ImportStage Stage { get; init; }

    /// <summary>What was found in the file; null until it was looked at.</summary>
    public FilePreview? Preview { get; init; }

    /// <summary>How it is to be read, as the person has it now.</summary>
    public ImportPlan? Plan { get; init; }

    /// <summary>What a check asked that it could not decide itself.</summary>
    public IReadOnlyList<Ambiguity> Questions { get; init; } = [];

    /// <summary>What the check found.</summary>
    public QualityReport? Report { get; init; }

    /// <summary>What the import did.</summary>
    public ImportOutcome? Outcome { get; init; }

    /// <summary>How far the work under way is.</summary>
    public ImportProgress? Progress { get; init; }

    /// <summary>What went wrong last.</summary>
    public Failure? Failure { get; init; }

    /// <summary>Whether the work was told to stop and has not stopped yet.</summary>
    public bool Cancelling { get; init; }

    /// <summary>What became of the demo, where it was to go.</summary>
    public DemoFarewell? Farewell { get; init; }

    /// <summary>Whether something is being done at this moment.</summary>
    public bool IsBusy => Stage is ImportStage.Inspecting or ImportStage.Checking or ImportStage.Importing;
}
