namespace Analytics.Core.Monitoring;

/// <summary>How bad it is. The order is that of severity.</summary>
public enum AlertSeverity
{
    /// <summary>Worth a look.</summary>
    Warning = 0,

    /// <summary>Needs somebody now.</summary>
    Critical = 1,
}
