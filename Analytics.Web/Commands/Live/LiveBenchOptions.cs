namespace Analytics.Web.Commands.Live;

/// <summary>What to measure.</summary>
/// <param name="Circuits">How many readers of the live page, the one with a screen among them.</param>
/// <param name="Rate">Purchases a second that are sent; the demo sells them by its own clock where <paramref name="CompressedHours"/> are given.</param>
/// <param name="Minutes">How long to measure.</param>
/// <param name="CompressedHours">How many hours of the demo's stream pass in that time; null for the machine's clock.</param>
/// <param name="Chromium">Where the browser is.</param>
/// <param name="WarmUp">How long to wait before each measurement, so that what is loaded once is loaded.</param>
/// <param name="SampleEvery">How often to look.</param>
internal sealed record LiveBenchOptions(int Circuits, double Rate, double Minutes, double? CompressedHours, string Chromium, TimeSpan WarmUp, TimeSpan SampleEvery)
{
    /// <summary>How many times faster than the machine's the server's clock runs.</summary>
    public double Speed => CompressedHours is { } hours ? hours * 60 / Minutes : 1;
}
