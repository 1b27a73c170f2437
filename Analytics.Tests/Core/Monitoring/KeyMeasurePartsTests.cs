using System.Globalization;
using Analytics.Core.Monitoring;
using Analytics.Core.Queries;
using Analytics.Tests.Core.Queries;

namespace Analytics.Tests.Core.Monitoring;

public sealed class KeyMeasurePartsTests
{
    private static readonly DateTimeOffset Now = new(2024, 12, 18, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Last = new(2024, 12, 17);
    private static readonly Filter[] OfSome = [new(Dimension.Segment, ["7"])];

    private readonly List<(DateTime At, int Order, int Customer, decimal Amount)> _lines = [];
    private readonly bool[] _members = new bool[16];
    private readonly SmallShop _shop = new(now: Now);

    public KeyMeasurePartsTests()
    {
        var random = new Random(11);
        for (var customer = 1; customer < 20; customer++)
        {
            _shop.Customer(customer);
            if (customer < _members.Length)
            {
                _members[customer] = customer % 3 != 0;
            }
        }

        for (var i = 0; i < 5_000; i++)
        {
            var order = 1 + (i / 2);
            var line = (Now.DateTime.AddMinutes(-random.Next(150 * 1_440)), order, order % 20, random.Next(8) == 0 ? -random.Next(1, 9) : random.Next(1, 40));
            _lines.Add(line);
            _shop.Line(line.Item1.ToString("s", CultureInfo.InvariantCulture), line.Item2, line.Item3, line.Item4, Math.Sign(line.Item4), channel: i % 4 == 0 ? "Web" : "Store");
        }

        _shop.Labels.PutSegments([new SegmentLabel("7", "Some", _members)]);
    }

    [Fact]
    public async Task State_OfASegment_EqualsTheSumOverTheLinesOfItsMembers()
    {
        var parts = Parts();

        foreach (var (key, windowDays, slow) in new (string, int, Func<DateOnly, DateOnly, decimal?>)[]
        {
            ("revenue", 1, (from, to) => Of(from, to).Sum(static l => l.Amount)),
            ("orders", 1, (from, to) => Orders(from, to)),
            ("average-order-value", 1, (from, to) => Of(from, to).Sum(static l => l.Amount) / Orders(from, to)),
            ("active-customers-daily", 1, (from, to) => Active(from, to).Count),
            ("active-customers-monthly", 30, (from, to) => Active(from, to).Count),
            ("retention-7", 7, Retention),
            ("retention-30", 30, Retention),
            ("revenue-per-customer", 30, (from, to) => Of(from, to).Sum(static l => l.Amount) / Active(from, to).Count),
            ("return-rate", 7, (from, to) => -Of(from, to).Where(static l => l.Amount < 0).Sum(static l => l.Amount) / Of(from, to).Where(static l => l.Amount > 0).Sum(static l => l.Amount)),
            ("cancellation-rate", 7, (from, to) => 1 - (Orders(from, to) / Of(from, to).Select(static l => l.Order).Distinct().Count())),
            ("revenue-growth", 30, (from, to) => (Of(from, to).Sum(static l => l.Amount) / Of(from.AddDays(-30), to.AddDays(-30)).Sum(static l => l.Amount)) - 1),
            ("revenue-month", 0, (from, to) => Of(from, to).Sum(static l => l.Amount)),
        })
        {
            var measure = KeyMeasureCatalog.Find(key)!;
            var state = await parts.StateAsync(measure, OfSome, 60);

            Assert.Equal(windowDays, measure.WindowDays);
            foreach (var point in state.Points)
            {
                AssertNear(slow(First(point.Day), point.Day), point.Value.Value, $"{key} on {point.Day}");
            }

            Assert.Equal(Last, state.Points[^1].Day);
            var before = windowDays switch { 0 => Last.AddMonths(-1), 1 => Last.AddDays(-7), _ => Last.AddDays(-windowDays) };
            AssertNear(slow(First(before), before), state.Before, key + " before");
            Assert.Empty(state.Measure.Thresholds);
            Assert.Null(state.Measure.Target);

            DateOnly First(DateOnly day) => windowDays == 0 ? new DateOnly(day.Year, day.Month, 1) : day.AddDays(1 - windowDays);
        }
    }

    [Fact]
    public async Task History_OfASegment_HasEachDayAndEachHour()
    {
        var parts = Parts();

        var days = await parts.HistoryAsync(KeyMeasureCatalog.Find("active-customers-monthly")!, OfSome, KeyMeasureGrain.Day, Last.AddDays(-40));
        var hours = await parts.HistoryAsync(KeyMeasureCatalog.Find("revenue")!, OfSome, KeyMeasureGrain.Hour, Last);

        Assert.Equal(41, days.Count);
        Assert.All(days, point => Assert.Equal(Active(point.Day.AddDays(-29), point.Day).Count, point.Value.Value));
        Assert.Equal(36, hours.Count);
        Assert.All(hours, point => Assert.Equal(
            _lines.Where(l => _members.ElementAtOrDefault(l.Customer) && l.At >= point.At && l.At < point.At.AddHours(1)).Sum(static l => l.Amount), point.Value.Value));
    }

    [Fact]
    public async Task State_OwnFilters_HoldBesideThePart()
    {
        var mine = KeyMeasureCatalog.Find("orders")! with { Filters = [new Filter(Dimension.Channel, ["Web"])] };

        var own = await Parts().StateAsync(mine, OfSome, 30);
        var whole = await Parts().StateAsync(KeyMeasureCatalog.Find("orders")!, OfSome, 30);

        Assert.True(own.Points.Sum(static p => p.Value.Value) < whole.Points.Sum(static p => p.Value.Value));
        Assert.True(own.Points.Sum(static p => p.Value.Value) > 0);
    }

    [Fact]
    public async Task State_SegmentThatIsGone_IsAnError()
    {
        var error = await Assert.ThrowsAsync<QueryException>(() => Parts().StateAsync(KeyMeasureCatalog.Find("orders")!, [new Filter(Dimension.Segment, ["8"])], 30));

        Assert.Contains("may have been deleted", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("conversion", Dimension.Segment, false)]
    [InlineData("session-length", Dimension.Channel, true)]
    [InlineData("churn-risk", Dimension.Segment, false)]
    [InlineData("churn-risk", Dimension.Channel, true)]
    [InlineData("satisfaction", Dimension.Segment, false)]
    [InlineData("satisfaction", Dimension.Location, true)]
    [InlineData("revenue", Dimension.Location, false)]
    public async Task WhyNot_AMeasureAndAFilter_SaysWhetherItCanBeParted(string key, Dimension dimension, bool isRefused)
    {
        var measure = KeyMeasureCatalog.Find(key)!;
        Filter[] filters = [new(dimension, ["7"])];

        Assert.Equal(isRefused, KeyMeasureParts.WhyNot(measure, filters) is not null);
        if (isRefused)
        {
            await Assert.ThrowsAsync<ArgumentException>(() => Parts().StateAsync(measure, filters, 30));
        }
    }

    private static void AssertNear(decimal? expected, decimal? actual, string what)
    {
        Assert.True(expected is not null && actual is not null, what);
        Assert.True(Math.Abs(expected.Value - actual.Value) < 0.0000001m, $"{what}: {expected} and {actual}");
    }

    private KeyMeasureParts Parts() => new(new KeyMeasureReader(_shop.Runner(), null, null), () => _shop.Settings, _shop.Clock);

    private IEnumerable<(DateTime At, int Order, int Customer, decimal Amount)> Of(DateOnly from, DateOnly to) =>
        _lines.Where(l => _members.ElementAtOrDefault(l.Customer) && DateOnly.FromDateTime(l.At) >= from && DateOnly.FromDateTime(l.At) <= to);

    private decimal Orders(DateOnly from, DateOnly to) => Of(from, to).Where(static l => l.Amount > 0).Select(static l => l.Order).Distinct().Count();

    private HashSet<int> Active(DateOnly from, DateOnly to) => [.. Of(from, to).Where(static l => l.Amount > 0).Select(static l => l.Customer)];

    private decimal? Retention(DateOnly from, DateOnly to)
    {
        var length = to.DayNumber - from.DayNumber + 1;
        var before = Active(from.AddDays(-length), to.AddDays(-length));
        return (decimal)Active(from, to).Count(before.Contains) / before.Count;
    }
}
