namespace Analytics.Web.Outgoing;

/// <summary>An address is not allowed or could not be reached. The message names the host, never the whole address, which may hold a secret.</summary>
public sealed class OutgoingException : Exception
{
    /// <summary>Makes one.</summary>
    /// <param name="message">What happened and what to do.</param>
    /// <param name="isRefused">Whether the address itself is not allowed, so that trying again helps nothing.</param>
    /// <param name="inner">What it came from.</param>
    public OutgoingException(string message, bool isRefused, Exception? inner = null)
        : base(message, inner) => IsRefused = isRefused;

    /// <summary>Whether the address itself is not allowed, so that trying again helps nothing.</summary>
    public bool IsRefused { get; }
}
