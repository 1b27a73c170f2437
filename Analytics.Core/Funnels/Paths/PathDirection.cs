namespace Analytics.Core.Funnels.Paths;

/// <summary>Which way a path is followed.</summary>
public enum PathDirection
{
    /// <summary>What comes after the event.</summary>
    After,

    /// <summary>What came before it.</summary>
    Before,
}
