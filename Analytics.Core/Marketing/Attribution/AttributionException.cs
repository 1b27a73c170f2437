namespace Analytics.Core.Marketing.Attribution;

/// <summary>Paths that no credit can be shared over; the message says what to mend.</summary>
public sealed class AttributionException : Exception
{
    /// <summary>Makes one.</summary>
    public AttributionException()
    {
    }

    /// <summary>Makes one.</summary>
    public AttributionException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one.</summary>
    public AttributionException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
