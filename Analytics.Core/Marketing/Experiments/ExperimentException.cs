namespace Analytics.Core.Marketing.Experiments;

/// <summary>Counts or settings that cannot be; the message says what to mend.</summary>
public sealed class ExperimentException : Exception
{
    /// <summary>Makes one.</summary>
    public ExperimentException()
    {
    }

    /// <summary>Makes one.</summary>
    public ExperimentException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one.</summary>
    public ExperimentException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
