namespace Analytics.Core.Streaming;

/// <summary>What became of a purchase.</summary>
public enum PurchaseStatus
{
    /// <summary>It counts: at least one line is new, and none was changed.</summary>
    Accepted,

    /// <summary>Every line was there already, the same in everything. Nothing changed.</summary>
    Repeated,

    /// <summary>At least one line took the place of what was sent before.</summary>
    Corrected,

    /// <summary>It cannot be counted and was put aside with the reason.</summary>
    Rejected,
}
