namespace Analytics.Web.Notifications;

/// <summary>What sending writes to the log: counts and names, never an address or a secret.</summary>
internal static partial class NotifierLog
{
    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} messages could not be taken up for sending")]
    public static partial void NotTaken(ILogger logger, int count, Exception error);

    [LoggerMessage(Level = LogLevel.Error, Message = "Messages that wait could not be looked at")]
    public static partial void LookFailed(ILogger logger, Exception error);

    [LoggerMessage(Level = LogLevel.Error, Message = "Sending message {Id} failed in a way that was not foreseen")]
    public static partial void SendFailed(ILogger logger, int id, Exception error);
}
