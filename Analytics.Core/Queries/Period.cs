namespace Analytics.Core.Queries;

/// <summary>Whole days in the shop's zone, both ends inside.</summary>
public sealed record Period
{
    /// <summary>Makes a period.</summary>
    /// <exception cref="ArgumentException"><paramref name="to"/> lies before <paramref name="from"/>.</exception>
    public Period(DateOnly from, DateOnly to)
    {
        if (to < from)
        {
            throw new ArgumentException($"The period ends ({to:yyyy-MM-dd}) before it begins ({from:yyyy-MM-dd}).", nameof(to));
        }

        From = from;
        To = to;
    }

    /// <summary>The first day, inside.</summary>
    public DateOnly From { get; }

    /// <summary>The last day, inside.</summary>
    public DateOnly To { get; }

    /// <summary>How many days it has.</summary>
    public int Days => To.DayNumber - From.DayNumber + 1;

    /// <summary>The period of equal length that ends the day before this one begins.</summary>
    public Period Preceding() => new(From.AddDays(-Days), From.AddDays(-1));
}
