namespace Analytics.Core.Domain;

/// <summary>Where a batch is in its life.</summary>
public enum BatchStatus
{
    /// <summary>Being written; invisible, and cleaned up at the next start if it stays so.</summary>
    Pending = 0,

    /// <summary>Whole and counted.</summary>
    Committed = 1,

    /// <summary>Taken back; its rows are gone, its record stays.</summary>
    Undone = 2,
}
