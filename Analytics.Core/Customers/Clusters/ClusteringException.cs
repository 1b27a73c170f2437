namespace Analytics.Core.Customers;

/// <summary>Data or options that cannot be clustered; the message says what to change.</summary>
public sealed class ClusteringException : Exception
{
    /// <summary>Makes the exception.</summary>
    public ClusteringException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception with its cause.</summary>
    public ClusteringException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Makes an empty exception.</summary>
    public ClusteringException()
        : this("This cannot be clustered.")
    {
    }
}
