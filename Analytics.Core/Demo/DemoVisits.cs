namespace Analytics.Core.Demo;

/// <summary>
/// When customers join, come back and lapse. Each buys at a gamma-distributed rate of their own and lapses after an order with a
/// beta-distributed probability of their own (the BG/NBD story); seasons and growth thin the visits day by day.
/// </summary>
internal sealed class DemoVisits
{
    /// <summary>The share of customers that the shop had before the demo's first day.</summary>
    private const double OldShare = 0.22;

    // Orders a day while active: shape 1.3, 0.72 a month on average.
    private const double RateShape = 1.3;
    private const double RateScale = 0.72 / 30 / RateShape;

    // Probability of lapsing after an order: 0.09 on average.
    private const double LapseA = 0.9;
    private const double LapseB = 9.1;

    // The last day is seen at six in the morning.
    private const uint LastSecondOfDay = 6 * 3_600;

    private static readonly byte Store = (byte)DemoCatalog.Channels.ToList().IndexOf("Store");

    private readonly DemoOptions options;
    private readonly double[] weights;
    private readonly double[] joining;
    private readonly double peak;

    /// <summary>Prepares the days' weights.</summary>
    public DemoVisits(DemoOptions options)
    {
        this.options = options;
        weights = [.. Enumerable.Range(0, options.Days).Select(d => DemoSeasons.Of(options.From.AddDays(d), options.From))];
        peak = weights.Max();
        joining = DemoRandom.Cumulate(weights.Select((w, d) => w * (1 + (0.5 * d / 365.25))));
    }

    /// <summary>Adds one customer's visits to <paramref name="visits"/>, at least one, and says when they registered.</summary>
    public DateOnly Add(int customer, List<DemoVisit> visits)
    {
        var random = new DemoRandom(options.Seed, DemoStream.Visits, customer);
        var rate = random.Gamma(RateShape) * RateScale;
        var lapse = random.Beta(LapseA, LapseB);
        var mobile = 0.12 + (0.4 * random.Beta(1.2, 2));
        var before = visits.Count;
        DateOnly registered;
        double time;
        if (random.Chance(OldShare))
        {
            registered = options.From.AddDays(-1 - random.Below(540));
            time = 0;
        }
        else
        {
            var day = Math.Min(random.Pick(joining), options.Days - 2);
            registered = options.From.AddDays(day - (random.Chance(0.25) ? random.Below(20) : 0));
            Visit(customer, day, mobile, ref random, visits);
            time = random.Chance(lapse) ? double.PositiveInfinity : day + 1;
        }

        while (time < options.Days)
        {
            time += random.Exponential() / (rate * peak);
            if (time >= options.Days || !random.Chance(weights[(int)time] / peak))
            {
                continue;
            }

            Visit(customer, (int)time, mobile, ref random, visits);
            if (random.Chance(lapse))
            {
                break;
            }
        }

        if (visits.Count == before)
        {
            Visit(customer, random.Below(options.Days - 1), mobile, ref random, visits);
        }

        return registered;
    }

    /// <summary>An order in the last day's early hours, for a demo that would otherwise end the day before.</summary>
    public DemoVisit EarlyToday() => new(((uint)(options.Days - 1) * DemoVisit.DaySeconds) + (5 * 3_600) + (uint)(options.Seed & 1023), 0, 0);

    private void Visit(int customer, int day, double mobile, ref DemoRandom random, List<DemoVisit> visits)
    {
        var date = options.From.AddDays(day);
        var draw = random.Next();
        mobile += 0.1 * day / options.Days;
        var channel = draw < mobile ? 1 : draw < mobile + 0.19 ? Store : draw < mobile + 0.27 ? 3 : 0;
        if (channel == Store && (date.DayOfWeek == DayOfWeek.Sunday || date is { Month: 12, Day: 25 } or { Month: 1, Day: 1 }))
        {
            channel = 0;
        }

        var hour = random.Pick(channel == Store ? DemoSeasons.StoreHours : DemoSeasons.OnlineHours);
        var second = (uint)((hour * 3_600) + random.Below(3_600));
        if (day < options.Days - 1 || second < LastSecondOfDay)
        {
            visits.Add(new DemoVisit(((uint)day * DemoVisit.DaySeconds) + second, customer, (byte)channel));
        }
    }
}
