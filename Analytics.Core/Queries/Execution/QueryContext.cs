using Analytics.Core.Domain;
using Analytics.Core.Facts;

namespace Analytics.Core.Queries.Execution;

/// <summary>What a question is asked of: one snapshot, the shop's settings and the clock's instant, all held still.</summary>
internal sealed class QueryContext
{
    private const int ClosedAfterDays = 7;

    /// <summary>Holds everything still.</summary>
    public QueryContext(FactSnapshot snapshot, ShopSettings settings, DateTimeOffset now, CustomerLabelSet? labels = null)
    {
        Snapshot = snapshot;
        Settings = settings;
        Calendar = new ShopCalendar(settings.TimeZone, settings.WeekStart);
        Labels = labels ?? CustomerLabelSet.Empty;
        Domain = new DimensionDomain(snapshot, Calendar, Labels);
        NowSeconds = now.ToUnixTimeSeconds();
        var last = snapshot.LastSeconds;
        IsClosed = settings.TreatAsClosed
            ?? (last is { } seconds && !snapshot.HasStream && NowSeconds - seconds > ClosedAfterDays * 86_400L);
        IsClosed &= last is not null;
        Span = last is null ? null : new Period(Calendar.DayOf(snapshot.FirstSeconds!.Value), Calendar.DayOf(last.Value));
        Today = IsClosed ? Span!.To : Calendar.DayOf(NowSeconds);
    }

    /// <summary>The clock's second since 1970 UTC.</summary>
    public long NowSeconds { get; }

    /// <summary>The data.</summary>
    public FactSnapshot Snapshot { get; }

    /// <summary>What the shop agrees on.</summary>
    public ShopSettings Settings { get; }

    /// <summary>What models and saved rules say of each customer.</summary>
    public CustomerLabelSet Labels { get; }

    /// <summary>The shop's calendar.</summary>
    public ShopCalendar Calendar { get; }

    /// <summary>The dimensions' values.</summary>
    public DimensionDomain Domain { get; }

    /// <summary>Whether the dataset is taken to be closed.</summary>
    public bool IsClosed { get; }

    /// <summary>The first and last day with a line; null when there is none.</summary>
    public Period? Span { get; }

    /// <summary>The day that counts as today.</summary>
    public DateOnly Today { get; }

    /// <summary>How fresh the data is.</summary>
    public Freshness Freshness => new(
        Snapshot.Version,
        Snapshot.LastSeconds is { } last ? TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(last), Calendar.Zone) : null,
        Snapshot.LineCount,
        Today,
        IsClosed);

    /// <summary>The last day that is over: today in a closed dataset, yesterday in a living one.</summary>
    public DateOnly LastFinishedDay => IsClosed ? Today : ShopCalendar.AddDaysClamped(Today, -1);
}
