namespace Analytics.Core.Storage.Consents;

/// <summary>What somebody agrees to or not. Stored as numbers.</summary>
public enum ConsentPurpose
{
    /// <summary>That events are recorded.</summary>
    Tracking = 0,

    /// <summary>To be written to.</summary>
    Marketing = 1,
}
