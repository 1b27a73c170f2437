namespace Analytics.Web.Commands;

/// <summary>The command line asks for something that cannot be; the message says what to change.</summary>
public sealed class UsageException : Exception
{
    /// <summary>Makes the exception.</summary>
    public UsageException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception with its cause.</summary>
    public UsageException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Makes an empty exception.</summary>
    public UsageException()
        : this("The command cannot be understood.")
    {
    }
}
