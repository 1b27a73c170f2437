using Analytics.Core.Monitoring;
using Analytics.Core.Queries.Events;
using Analytics.Tests.Core.Funnels;
using Analytics.Tests.Fakes;

namespace Analytics.Tests.Core.Monitoring;

public sealed class EventMeasuresTests
{
    private static readonly DateOnly Day = new(2026, 11, 10);

    [Fact]
    public void Days_Visits_CountOnTheDayTheyBeganAndEndWithAPause()
    {
        // Two visits of one person, one of them over midnight, and one of another.
        var log = HandMadeLog.Of(
            (1, At(9, 10, 0), "page_view", "phone"), (1, At(9, 10, 20), "purchase", "phone"),
            (1, At(9, 23, 50), "page_view", "phone"), (1, At(10, 0, 10), "page_view", "phone"),
            (2, At(10, 12, 0), "page_view", "phone"));

        Assert.Equal([(20m + 20m) / 2, 0m], Values("session-length", log));
        Assert.Equal([0.5m, 0m], Values("conversion", log));
    }

    [Fact]
    public void Days_Failures_AreAShareOfWhatEndedOverSevenDays()
    {
        var log = HandMadeLog.Of(
            (1, At(1, 10, 0), "page_view", "phone"), (1, At(3, 10, 0), "payment_failed", "phone"), (1, At(3, 10, 5), "Payment_Completed", "phone"), (2, At(9, 10, 0), "purchase", "phone"),
            (2, At(10, 10, 0), "payment_declined", "phone"));

        // From the seventh day with events on: before, the window is not known.
        var values = Values("payment-failure-rate", log);
        Assert.Equal([1m / 2, 1m / 2, 1m / 3, 1m / 2], values);
    }

    [Fact]
    public void Days_NoSuchEvents_AreAbsentNeverZero()
    {
        var log = HandMadeLog.Of((1, At(1, 10, 0), "page_view", "phone"), (1, At(2, 10, 0), "payment_completed", "phone"));

        Assert.Empty(Values("payment-failure-rate", log));
        Assert.Empty(Values("verification-failure-rate", log));
        Assert.Empty(Values("session-length", null));
        // A day without a visit divides by nothing.
        Assert.Null(Values("conversion", log)[^1]);
    }

    private static DateTime At(int day, int hour, int minute) => new(2026, 11, day, hour, minute, 0);

    private static decimal?[] Values(string key, EventLog? log) =>
        [.. new EventMeasures(new FakeEventLogs(log)).Days(KeyMeasureCatalog.Find(key)!, Day.AddDays(-60), Day, default).Select(static p => p.Value.Value)];
}
