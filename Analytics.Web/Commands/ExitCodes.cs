namespace Analytics.Web.Commands;

/// <summary>What the program answers to the shell.</summary>
public static class ExitCodes
{
    /// <summary>It did what was asked.</summary>
    public const int Done = 0;

    /// <summary>It could not; standard error says why, what was kept, and what to do.</summary>
    public const int Failed = 1;

    /// <summary>It was asked wrongly; standard error says what to change.</summary>
    public const int BadUsage = 2;
}
