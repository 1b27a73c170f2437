namespace Analytics.Web.Hosting;

/// <summary>What streams in by itself: section <c>Stream</c>.</summary>
public sealed class StreamOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Stream";

    /// <summary>Most sales of the demo in a second.</summary>
    public const double MaxPerSecond = 1_000;

    /// <summary>Whether the demo's customers go on buying: <c>Auto</c> where there is a demo and no data of the shop's own, <c>On</c> wherever there is a demo, <c>Off</c> nowhere.</summary>
    public string Demo { get; set; } = "Auto";

    /// <summary>How many of the demo's sales in a second on average, 0 to <see cref="MaxPerSecond"/>.</summary>
    public double DemoPerSecond { get; set; } = 0.5;

    /// <summary>Whether it sells by hours and weekdays as its history did, so that <see cref="DemoPerSecond"/> is a week's average; evenly otherwise.</summary>
    public bool DemoRhythm { get; set; } = true;

    /// <summary>How much of what the demo missed to sell while the machine was busy is made up for, in seconds.</summary>
    public double DemoCatchUpSeconds { get; set; } = 1;

    /// <summary>The seed of the demo's sales.</summary>
    public int DemoSeed { get; set; } = 1;
}
