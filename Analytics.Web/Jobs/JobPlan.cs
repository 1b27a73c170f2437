using Quartz;

namespace Analytics.Web.Jobs;

/// <summary>A job and when it runs.</summary>
/// <param name="Key">Its stable name.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Description">What it does, in one sentence.</param>
/// <param name="When">When it runs, in words.</param>
/// <param name="Cron">The same as a Quartz expression, in UTC; null when it runs only when somebody asks.</param>
public sealed record JobPlan(string Key, string Title, string Description, string When, string? Cron)
{
    /// <summary>The section of the settings in which schedules stand.</summary>
    public const string Section = "Jobs";

    /// <summary>Written in place of an expression, it switches a schedule off.</summary>
    public const string Off = "off";

    /// <summary>The setting that changes the schedule: <c>Jobs:CleanUp</c> for <c>clean-up</c>.</summary>
    public string Setting { get; } = Section + ":" + string.Concat(Key.Split('-').Select(static word => char.ToUpperInvariant(word[0]) + word[1..]));

    /// <summary>The plan as the settings have it.</summary>
    /// <exception cref="FormatException">The setting is no schedule; the start has refused it before.</exception>
    public JobPlan By(IConfiguration configuration)
    {
        var text = configuration[Setting]?.Trim();
        return string.IsNullOrEmpty(text) || text == Cron ? this
            : string.Equals(text, Off, StringComparison.OrdinalIgnoreCase) ? this with { Cron = null, When = $"Switched off by {Setting}" }
            : IsSchedule(text) ? this with { Cron = text, When = $"{text} (UTC), by {Setting}" }
            : throw new FormatException($"{Setting} is '{text}', which is no schedule.");
    }

    /// <summary>Whether a text says when to run: a Quartz expression that comes about at least once, or <see cref="Off"/>.</summary>
    public static bool IsSchedule(string text) =>
        string.Equals(text, Off, StringComparison.OrdinalIgnoreCase)
        || (CronExpression.TryParse(text, out var cron) && cron.WithTimeZone(TimeZoneInfo.Utc).GetNextValidTimeAfter(DateTimeOffset.UnixEpoch.AddYears(50)) is not null);

    /// <summary>Whether a run was due after one moment and no later than another.</summary>
    public bool WasDue(DateTimeOffset after, DateTimeOffset until) =>
        Cron is not null
        && CronExpression.TryParse(Cron, out var cron)
        && cron.WithTimeZone(TimeZoneInfo.Utc).GetNextValidTimeAfter(after) is { } next
        && next <= until;
}
