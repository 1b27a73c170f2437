using System.Diagnostics.Metrics;

namespace Analytics.Web.Telemetry;

/// <summary>The application's own instruments, beside those of the framework.</summary>
public sealed class AnalyticsMeter
{
    /// <summary>The meter's name.</summary>
    public const string Name = "Analytics";

    internal const string QuestionDuration = "analytics.question.duration";
    internal const string StatementDuration = "analytics.statement.duration";
    internal const string CacheAnswers = "analytics.cache.answers";
    internal const string ConnectedPages = "analytics.pages.connected";

    private readonly Histogram<double> _questions;
    private readonly Histogram<double> _statements;
    private readonly Histogram<double> _jobs;
    private readonly Counter<long> _answers;
    private readonly UpDownCounter<long> _connected;

    /// <summary>Makes the instruments.</summary>
    public AnalyticsMeter(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        _questions = meter.CreateHistogram<double>(QuestionDuration, "s", "How long it took to compute an answer.");
        _statements = meter.CreateHistogram<double>(StatementDuration, "s", "How long a statement to the database took.");
        _jobs = meter.CreateHistogram<double>("analytics.job.duration", "s", "How long a run of a job took.");
        _answers = meter.CreateCounter<long>(CacheAnswers, "{answer}", "Answers that were kept already, or were not.");
        _connected = meter.CreateUpDownCounter<long>(ConnectedPages, "{page}", "Open pages whose browser is connected.");
    }

    /// <summary>An answer was computed, or could not be.</summary>
    public void Answered(TimeSpan duration, bool failed) =>
        _questions.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("failed", failed));

    /// <summary>A statement was executed, or could not be.</summary>
    public void Executed(TimeSpan duration, bool failed) =>
        _statements.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("failed", failed));

    /// <summary>A job ran.</summary>
    public void Ran(string job, TimeSpan duration, bool succeeded) => _jobs.Record(
        duration.TotalSeconds, new KeyValuePair<string, object?>("job", job), new KeyValuePair<string, object?>("failed", !succeeded));

    /// <summary>A page's browser connected, or did no more.</summary>
    public void Connected(bool isUp) => _connected.Add(isUp ? 1 : -1);

    /// <summary>Somebody asked for an answer.</summary>
    public void Asked(bool wasKept) => _answers.Add(1, new KeyValuePair<string, object?>("kept", wasKept));
}
