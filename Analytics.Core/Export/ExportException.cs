namespace Analytics.Core.Export;

/// <summary>An export is not complete, and what was written of it is not to be used; the message says what to do.</summary>
public sealed class ExportException : Exception
{
    /// <summary>Makes the exception.</summary>
    public ExportException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception with its cause.</summary>
    public ExportException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Makes an empty exception.</summary>
    public ExportException()
        : this("The export is not complete.")
    {
    }
}
