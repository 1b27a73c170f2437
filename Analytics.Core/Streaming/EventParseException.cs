namespace Analytics.Core.Streaming;

/// <summary>A body is no events at all: nothing of it was taken. The message says what to send.</summary>
public sealed class EventParseException : Exception
{
    /// <summary>Makes one.</summary>
    /// <param name="message">What is wrong and what to send.</param>
    /// <param name="innerException">What the reader said.</param>
    public EventParseException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
