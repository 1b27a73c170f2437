namespace Analytics.Core.Funnels;

/// <summary>In which order a funnel's steps count.</summary>
public enum FunnelOrder
{
    /// <summary>One after another; other events may come between.</summary>
    Ordered,

    /// <summary>One after another, and nothing else between them.</summary>
    Strict,

    /// <summary>In any order: a step is reached when it and all named before it were done.</summary>
    Any,
}
