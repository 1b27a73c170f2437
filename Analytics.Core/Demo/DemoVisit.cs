namespace Analytics.Core.Demo;

/// <summary>One order before it is filled: when, who and where.</summary>
/// <param name="Second">Seconds since the demo's first midnight (UTC).</param>
/// <param name="Customer">The customer's index.</param>
/// <param name="Channel">Index into <see cref="DemoCatalog.Channels"/>.</param>
internal readonly record struct DemoVisit(uint Second, int Customer, byte Channel) : IComparable<DemoVisit>
{
    /// <summary>Seconds in a day.</summary>
    public const uint DaySeconds = 86_400;

    /// <summary>The day, counted from the demo's first.</summary>
    public int Day => (int)(Second / DaySeconds);

    /// <inheritdoc />
    public int CompareTo(DemoVisit other)
    {
        var bySecond = Second.CompareTo(other.Second);
        return bySecond != 0 ? bySecond : Customer.CompareTo(other.Customer);
    }
}
