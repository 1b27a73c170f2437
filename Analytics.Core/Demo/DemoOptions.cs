namespace Analytics.Core.Demo;

/// <summary>What the demo shop should look like. Equal options give equal data, whatever the time of day.</summary>
public sealed record DemoOptions
{
    /// <summary>Most customers that may be asked for.</summary>
    public const int MaxCustomers = 1_000_000;

    /// <summary>Most months that may be asked for.</summary>
    public const int MaxMonths = 120;

    /// <summary>How many customers, 1 to <see cref="MaxCustomers"/>; each has at least one order.</summary>
    public int Customers { get; init; } = 1_000;

    /// <summary>How many months of history up to <see cref="Until"/>, 1 to <see cref="MaxMonths"/>.</summary>
    public int Months { get; init; } = 24;

    /// <summary>The seed of everything random.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How many days up to the last one have what people did on the shop's pages; 0 for none.</summary>
    public int EventDays { get; init; } = 120;

    /// <summary>The last day, inside: its early hours only, as a shop looks in the morning.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>The first day, inside.</summary>
    public DateOnly From => Until.AddMonths(-Months).AddDays(1);

    /// <summary>Days from <see cref="From"/> to <see cref="Until"/>, both inside.</summary>
    public int Days => Until.DayNumber - From.DayNumber + 1;
}
