namespace Analytics.Web.Components.Pages.Data;

/// <summary>The wizard's steps as a reader sees them.</summary>
public enum ImportStep
{
    /// <summary>Drop a file.</summary>
    File,

    /// <summary>See what is in it.</summary>
    Preview,

    /// <summary>Say what the columns mean.</summary>
    Columns,

    /// <summary>See what would happen.</summary>
    Check,

    /// <summary>Let it happen.</summary>
    Import,

    /// <summary>See what happened.</summary>
    Result,
}
