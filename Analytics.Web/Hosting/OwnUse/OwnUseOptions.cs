namespace Analytics.Web.Hosting.OwnUse;

/// <summary>Whether this application records its own use; section <c>OwnUse</c>.</summary>
public sealed class OwnUseOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "OwnUse";

    /// <summary>Whether it does.</summary>
    public bool Record { get; set; } = true;
}
