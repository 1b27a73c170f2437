namespace Analytics.Core.Funnels;

/// <summary>How a value is held against those named.</summary>
public enum FunnelOperator
{
    /// <summary>It is one of them.</summary>
    Is,

    /// <summary>It is none of them; nothing at all counts too.</summary>
    IsNot,

    /// <summary>It contains one of them, in any case.</summary>
    Contains,

    /// <summary>It is a number of at least this.</summary>
    AtLeast,

    /// <summary>It is a number of at most this.</summary>
    AtMost,
}
