namespace Analytics.Core.Storage;

/// <summary>Storage could not do what was asked. The message is for people: what happened, what was kept, what to do.</summary>
public sealed class StorageException : Exception
{
    /// <summary>Makes one.</summary>
    /// <param name="problem">What kind.</param>
    /// <param name="message">What happened, what was kept, what to do.</param>
    /// <param name="innerException">What the database said.</param>
    public StorageException(StorageProblem problem, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        Problem = problem;
    }

    /// <summary>What kind.</summary>
    public StorageProblem Problem { get; }
}
