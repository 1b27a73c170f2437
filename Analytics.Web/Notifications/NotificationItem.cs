namespace Analytics.Web.Notifications;

/// <summary>One thing that a message tells.</summary>
/// <param name="Group">The heading it stands under.</param>
/// <param name="Label">A word before it, such as Critical; null for none.</param>
/// <param name="Title">What is so.</param>
/// <param name="Text">Why, since when; null for nothing.</param>
/// <param name="Path">The view behind it, from the application's root on; null for none.</param>
public sealed record NotificationItem(string Group, string? Label, string Title, string? Text, string? Path);
