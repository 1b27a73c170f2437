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

    [Fact]
    public void Days_OfSome_AreThoseOfTheirEventsAlone()
    {
        (int Person, DateTime At, string Name, string Device)[] events =
        [
            (1, At(1, 9, 0), "page_view", "phone"), (1, At(9, 10, 0), "page_view", "phone"), (1, At(9, 10, 20), "purchase", "phone"), (1, At(9, 12, 0), "payment_failed", "phone"),
            (2, At(1, 9, 0), "page_view", "phone"), (2, At(9, 10, 0), "page_view", "phone"), (2, At(9, 10, 4), "page_view", "phone"), (2, At(9, 14, 0), "purchase", "phone"),
            (2, At(9, 23, 0), "payment_failed", "phone"), (2, At(9, 23, 5), "payment_failed", "phone"),
        ];
        var whole = HandMadeLog.OfCustomers(events);
        foreach (var wanted in new[] { 1, 2 })
        {
            var alone = HandMadeLog.Of([.. events.Where(e => e.Person == wanted)]);
            foreach (var key in new[] { "session-length", "conversion", "payment-failure-rate" })
            {
                var expected = Values(key, alone);
                Assert.Contains(expected, static value => value > 0);
                Assert.Equal(expected, Values(key, whole, customer => customer == wanted));
            }
        }
    }

    private static DateTime At(int day, int hour, int minute) => new(2026, 11, day, hour, minute, 0);

    private static decimal?[] Values(string key, EventLog? log, Func<int, bool>? keeps = null) =>
        [.. new EventMeasures(new FakeEventLogs(log)).Days(KeyMeasureCatalog.Find(key)!, Day.AddDays(-60), Day, keeps, default).Select(static p => p.Value.Value)];
}
