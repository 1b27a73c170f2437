namespace Analytics.Core.Import;

/// <summary>The import cannot go on. The message says what is wrong and what to do; nothing was changed.</summary>
public sealed class ImportException : Exception
{
    /// <summary>Makes one.</summary>
    /// <param name="error">What is wrong.</param>
    /// <param name="message">What is wrong and what to do, in words for a person.</param>
    /// <param name="innerException">Where it came from, if anywhere.</param>
    public ImportException(ImportError error, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        Error = error;
    }

    /// <summary>What is wrong.</summary>
    public ImportError Error { get; }

    /// <summary>Whether another plan (a mapping, an option) would help; on the command line this is bad usage.</summary>
    public bool NeedsChoice => Error is ImportError.BadPlan or ImportError.Ambiguous;
}
