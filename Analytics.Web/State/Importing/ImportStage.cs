namespace Analytics.Web.State.Importing;

/// <summary>Where one file is on its way in.</summary>
public enum ImportStage
{
    /// <summary>The file is being looked at.</summary>
    Inspecting,

    /// <summary>The person says what the columns mean. A failure here with no preview means that the file cannot be read.</summary>
    Describing,

    /// <summary>Every row is being checked.</summary>
    Checking,

    /// <summary>The report is there and waits for a yes.</summary>
    Reviewing,

    /// <summary>Rows are being written.</summary>
    Importing,

    /// <summary>All done.</summary>
    Done,
}
