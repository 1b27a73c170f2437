namespace Analytics.Web.Hosting.Health;

/// <summary>How a check ended.</summary>
public enum Verdict
{
    /// <summary>All is well.</summary>
    Good,

    /// <summary>It works, but something should be done.</summary>
    Warning,

    /// <summary>It does not work.</summary>
    Bad,
}
