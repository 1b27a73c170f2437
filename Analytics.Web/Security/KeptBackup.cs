namespace Analytics.Web.Security;

/// <summary>A backup that is still there.</summary>
/// <param name="File">Where.</param>
/// <param name="At">When it was written.</param>
public sealed record KeptBackup(string File, DateTimeOffset At);
