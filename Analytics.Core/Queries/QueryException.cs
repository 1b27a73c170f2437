namespace Analytics.Core.Queries;

/// <summary>A question that cannot be answered as it stands; the message says what to change.</summary>
public sealed class QueryException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="field">The part of the query at fault: <c>measures</c>, <c>by</c>, <c>filters</c>, <c>period</c>, <c>comparison</c>, <c>top</c>, <c>maxRows</c>.</param>
    /// <param name="message">What to change.</param>
    public QueryException(string field, string message)
        : base(message) => Field = field;

    /// <summary>Makes the exception without a field.</summary>
    public QueryException(string message)
        : this("query", message)
    {
    }

    /// <summary>Makes an empty exception.</summary>
    public QueryException()
        : this("The query cannot be answered.")
    {
    }

    /// <summary>Makes the exception with its cause.</summary>
    public QueryException(string message, Exception innerException)
        : base(message, innerException) => Field = "query";

    /// <summary>The part of the query at fault.</summary>
    public string Field { get; }
}
