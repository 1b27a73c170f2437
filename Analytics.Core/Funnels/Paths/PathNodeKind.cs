namespace Analytics.Core.Funnels.Paths;

/// <summary>What a node stands for.</summary>
public enum PathNodeKind
{
    /// <summary>One thing that was done.</summary>
    Event,

    /// <summary>All that is not named.</summary>
    Other,

    /// <summary>Nothing more: the path ends (or, backwards, begins) here.</summary>
    End,
}
