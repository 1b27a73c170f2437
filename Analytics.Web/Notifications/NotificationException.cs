namespace Analytics.Web.Notifications;

/// <summary>Something about channels makes no sense. The message says what to change.</summary>
public sealed class NotificationException(string message) : Exception(message);
