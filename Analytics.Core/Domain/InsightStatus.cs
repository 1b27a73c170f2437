namespace Analytics.Core.Domain;

/// <summary>What people have done about an insight.</summary>
public enum InsightStatus
{
    /// <summary>Nobody has decided yet.</summary>
    New = 0,

    /// <summary>Somebody acts on it.</summary>
    Accepted = 1,

    /// <summary>It is not worth acting on.</summary>
    Dismissed = 2,

    /// <summary>What was to be done is done.</summary>
    Done = 3,
}
