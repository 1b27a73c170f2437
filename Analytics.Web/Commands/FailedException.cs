namespace Analytics.Web.Commands;

/// <summary>A command could not do what it was asked; the message says why and what to do.</summary>
public sealed class FailedException : Exception
{
    /// <summary>Makes the exception.</summary>
    public FailedException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception with its cause.</summary>
    public FailedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Makes an empty exception.</summary>
    public FailedException()
        : this("The command failed.")
    {
    }
}
