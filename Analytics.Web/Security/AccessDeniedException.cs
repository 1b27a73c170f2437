namespace Analytics.Web.Security;

/// <summary>The one who asks may not do this, or no longer; the message says what is needed.</summary>
public sealed class AccessDeniedException(string message) : Exception(message);
