namespace Analytics.Web.Notifications;

/// <summary>Something that became of an account, which the person behind it must hear of.</summary>
/// <param name="Email">The account.</param>
/// <param name="What">What, as a sentence.</param>
/// <param name="By">Who did it, and from where.</param>
/// <param name="At">When.</param>
public sealed record AccountNotice(string Email, string What, string By, DateTimeOffset At);
