namespace Analytics.Core.Storage;

/// <summary>Is told of each statement that was sent to the database through EF Core. Registered by who wants to know; safe for concurrent use.</summary>
public interface IStatementObserver
{
    /// <summary>A statement was executed, or could not be.</summary>
    /// <param name="statement">Its text, with placeholders where its parameters stand.</param>
    /// <param name="duration">How long it took until its first answer.</param>
    /// <param name="failed">Whether it could not be executed.</param>
    void Executed(string statement, TimeSpan duration, bool failed);
}
