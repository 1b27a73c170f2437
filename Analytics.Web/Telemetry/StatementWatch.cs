using Analytics.Core.Storage;

namespace Analytics.Web.Telemetry;

/// <summary>Passes on how long statements took. Their parameters are never seen here.</summary>
internal sealed class StatementWatch(AnalyticsMeter meter, SlowLog slow) : IStatementObserver
{
    public void Executed(string statement, TimeSpan duration, bool failed)
    {
        meter.Executed(duration, failed);
        slow.Add(TimedWork.Statement, statement, duration);
    }
}
