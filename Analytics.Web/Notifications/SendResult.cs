namespace Analytics.Web.Notifications;

/// <summary>What a try to send came to.</summary>
/// <param name="IsSent">Whether it was taken.</param>
/// <param name="MayRetry">Whether trying again may help.</param>
/// <param name="Detail">What happened, without secrets.</param>
/// <param name="RetryAfter">How long the other side asks to wait.</param>
public sealed record SendResult(bool IsSent, bool MayRetry, string Detail, TimeSpan? RetryAfter = null);
