using Analytics.Core.Queries;

namespace Analytics.Core.Customers;

/// <summary>Asks for the scores of the shop's customers who have at least one order in the window.</summary>
public sealed record RfmQuery
{
    /// <summary>The day of the scores: the last that counts, inside; null for today. Any past day can be asked for.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>How many days up to <see cref="AsOf"/> count; null for all.</summary>
    public int? WindowDays { get; init; }

    /// <summary>Whether monetary is gross revenue; else net.</summary>
    public bool Gross { get; init; }

    /// <summary>Which lines count.</summary>
    public IReadOnlyList<Filter> Filters { get; init; } = [];

    /// <summary>How scores are made.</summary>
    public RfmOptions Options { get; init; } = new();
}
