namespace Analytics.Core.Behaviour;

/// <summary>What one person did, counted over dated events.</summary>
/// <param name="Events">How many events.</param>
/// <param name="Sessions">How many sessions: a pause of more than 30 minutes ends one.</param>
/// <param name="ActiveDays">On how many days of the shop's clock.</param>
/// <param name="Kinds">How many different events.</param>
/// <param name="Conversions">In how many sessions something was bought.</param>
/// <param name="ActiveSeconds">Σ from each session's first event to its last.</param>
/// <param name="FirstTime">The first event's time in the log.</param>
/// <param name="LastTime">The last event's time in the log.</param>
public readonly record struct BehaviourFacts(int Events, int Sessions, int ActiveDays, int Kinds, int Conversions, long ActiveSeconds, int FirstTime, int LastTime)
{
    /// <summary>Events ÷ sessions; 0 without any.</summary>
    public double EventsPerSession => Sessions > 0 ? (double)Events / Sessions : 0;

    /// <summary>Mean minutes from a session's first event to its last; 0 without any.</summary>
    public double MinutesPerSession => Sessions > 0 ? ActiveSeconds / 60.0 / Sessions : 0;

    /// <summary>Sessions with a conversion ÷ sessions; 0 without any.</summary>
    public double ConversionShare => Sessions > 0 ? (double)Conversions / Sessions : 0;

    /// <summary>Days from the last event to a time.</summary>
    public double DaysSince(int time) => Math.Max(0, (time - (double)LastTime) / 86_400);
}
