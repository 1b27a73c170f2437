namespace Analytics.Core.Monitoring;

/// <summary>A key measure makes no sense or was changed meanwhile. The message says what to change.</summary>
public sealed class KeyMeasureException : Exception
{
    /// <summary>Makes one.</summary>
    /// <param name="field">The field at fault, as the API names it.</param>
    /// <param name="message">What to change.</param>
    public KeyMeasureException(string field, string message)
        : base(message) => Field = field;

    /// <summary>The field at fault, as the API names it.</summary>
    public string Field { get; }
}
