using System.Globalization;
using Analytics.Core.Marketing.Attribution;
using FsCheck;
using FsCheck.Fluent;

namespace Analytics.Tests.Core.Marketing;

/// <summary>Rules worked by hand, and properties on random paths against slow, obvious code.</summary>
public sealed class AttributionTests
{
    private static readonly AttributionOptions NoSamples = new() { Samples = 0 };

    [Fact]
    public void Run_OnePathOfFour_SharesByHand()
    {
        var result = AttributionEngine.Run([new TouchPath(["a", "b", "a", "c"], 10, 100, 5)], NoSamples);

        Assert.Equal(["a", "b", "c"], result.Channels.Select(static c => c.Channel));
        AssertCredits(result, AttributionModel.First, 10, 0, 0);
        AssertCredits(result, AttributionModel.Last, 0, 0, 10);
        AssertCredits(result, AttributionModel.Linear, 5, 2.5, 2.5);
        AssertCredits(result, AttributionModel.Position, 5, 1, 4);
        AssertCredits(result, AttributionModel.Shapley, 10 / 3.0, 10 / 3.0, 10 / 3.0);
        // From a half the journeys go on to b and half to c; without b only the second half is left, without a or c nothing.
        AssertCredits(result, AttributionModel.Markov1, 4, 2, 4);
        Assert.Equal([1, 0.5, 1], result.Channels.Select(static c => Math.Round(c.RemovalEffects[0], 12)));
        // With two touches in mind the way back from b is known: nothing converts without it.
        AssertCredits(result, AttributionModel.Markov2, 10 / 3.0, 10 / 3.0, 10 / 3.0);
        Assert.Contains(AttributionResult.CreditIsNotCause, result.Warnings);
    }

    [Theory]
    [InlineData(1, "100")]
    [InlineData(2, "50,50")]
    [InlineData(3, "40,20,40")]
    [InlineData(4, "40,10,10,40")]
    public void Run_Position_SharesFortyTwentyForty(int touches, string shares)
    {
        var path = Enumerable.Range(1, touches).Select(static i => i.ToString(CultureInfo.InvariantCulture)).ToArray();

        var result = AttributionEngine.Run([new TouchPath(path, 100)], NoSamples);

        Assert.Equal(shares, string.Join(',', result.Channels.Select(static c => Math.Round(c[AttributionModel.Position].Conversions, 9).ToString(CultureInfo.InvariantCulture))));
    }

    [Fact]
    public void Run_TimeDecay_HalvesInSevenDays()
    {
        var timed = AttributionEngine.Run([new TouchPath(["a", "b"], 3, DaysBefore: [9, 2])], NoSamples);
        var untimed = AttributionEngine.Run([new TouchPath(["a", "x", "x", "x", "x", "x", "x", "b"], 1)], NoSamples);

        Assert.Equal(1, timed.Channels[0][AttributionModel.TimeDecay].Conversions, 12);
        Assert.Equal(2, timed.Channels[1][AttributionModel.TimeDecay].Conversions, 12);
        Assert.Equal(2, untimed.Channels[1][AttributionModel.TimeDecay].Conversions / untimed.Channels[0][AttributionModel.TimeDecay].Conversions, 12);
    }

    [Fact]
    public void Run_Markov_WorkedByHand()
    {
        // a>b converts 1 of 2, b alone 1 of 2, a alone 0 of 1. From the start: a 3/5, b 2/5; from a: b 2/3, nothing 1/3; from b: 2/4.
        // P = 3/5·2/3·1/2 + 2/5·1/2 = 2/5. Without a: 2/5·1/2 = 1/5. Without b: 0.
        var result = AttributionEngine.Run([new TouchPath(["a", "b"], 1, 0, 1), new TouchPath(["b"], 1, 0, 1), new TouchPath(["a"], 0, 0, 1)], NoSamples);

        Assert.Equal(0.5, result.Channels[0].RemovalEffects[0], 12);
        Assert.Equal(1, result.Channels[1].RemovalEffects[0], 12);
        Assert.Equal(2 / 3.0, result.Channels[0][AttributionModel.Markov1].Conversions, 12);
        Assert.Equal(4 / 3.0, result.Channels[1][AttributionModel.Markov1].Conversions, 12);
    }

    [Fact]
    public void Run_RandomPaths_EveryModelAddsUpAndEqualsObviousCode() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(40), Prop.ForAll(ArbMap.Default.ArbFor<int>(), static seed =>
        {
            var paths = RandomPaths(seed);
            var result = AttributionEngine.Run(paths, new AttributionOptions { Samples = 5, Seed = seed });
            foreach (var model in AttributionModels.All)
            {
                Assert.Equal(result.Conversions, result.Channels.Sum(c => c[model].Conversions), 6);
                Assert.Equal(result.Value, result.Channels.Sum(c => c[model].Value), 6);
                Assert.All(result.Channels, c => Assert.True(c[model].ConversionsLow <= c[model].ConversionsHigh));
            }

            foreach (var channel in result.Channels)
            {
                Assert.Equal(Shapley(paths, channel.Channel), channel[AttributionModel.Shapley].Conversions, 8);
                Assert.Equal(RemovalEffect(paths, channel.Channel), channel.RemovalEffects[0], 8);
            }
        }));

    [Fact]
    public void Run_SameSeed_SameRanges_AndTheyHoldTheFigure()
    {
        var paths = AttributionBench.MadeUp(200);
        var options = new AttributionOptions { Samples = 100, Seed = 7 };

        var (one, two) = (AttributionEngine.Run(paths, options), AttributionEngine.Run(paths, options));

        Assert.Equal(one.Channels.SelectMany(static c => c.Credits), two.Channels.SelectMany(static c => c.Credits));
        Assert.All(one.Channels.SelectMany(static c => c.Credits), static c => Assert.InRange(c.Conversions, c.ConversionsLow!.Value, c.ConversionsHigh!.Value));
    }

    [Fact]
    public void Run_OneKindOfJourneyInTwo_RangeIsTheBinomials()
    {
        // 400 of 1,000 conversions are a's: the 95 % range of Binomial(1000, 0.4) is 400 ± 30.
        var result = AttributionEngine.Run([new TouchPath(["a"], 400), new TouchPath(["b"], 600)], new AttributionOptions { Samples = 2_000 });

        Assert.InRange(result.Channels[0][AttributionModel.First].ConversionsLow!.Value, 366, 374);
        Assert.InRange(result.Channels[0][AttributionModel.First].ConversionsHigh!.Value, 426, 434);
    }

    [Fact]
    public void Run_NothingConverts_SharesNothingAndSaysSo()
    {
        var result = AttributionEngine.Run([new TouchPath(["a", "b"], 0, 0, 9)], new AttributionOptions { Samples = 3 });

        Assert.All(result.Channels.SelectMany(static c => c.Credits), static c => Assert.Equal(0, c.Conversions));
        Assert.Contains(result.Warnings, static w => w.StartsWith("No journey converted", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_NoPaths_HasNoChannel() => Assert.Empty(AttributionEngine.Run([]).Channels);

    public static TheoryData<TouchPath, string> BadPaths => new()
    {
        { new TouchPath([], 1), "touches no channel" },
        { new TouchPath(["a"], -1), "fewer than 0" },
        { new TouchPath(["a"], 1, -2), "0 or more" },
        { new TouchPath(["a"], 1, double.NaN), "0 or more" },
        { new TouchPath(["a"], 0, 5), "no conversion" },
        { new TouchPath(["a", "b"], 1, 0, 0, [1]), "for each of its touches" },
    };

    [Theory]
    [MemberData(nameof(BadPaths), DisableDiscoveryEnumeration = true)]
    public void Run_BadPath_SaysWhatToMend(TouchPath path, string words) =>
        Assert.Contains(words, Assert.Throws<AttributionException>(() => AttributionEngine.Run([path])).Message, StringComparison.Ordinal);

    private static void AssertCredits(AttributionResult result, AttributionModel model, params double[] conversions)
    {
        for (var i = 0; i < conversions.Length; i++)
        {
            Assert.Equal(conversions[i], result.Channels[i][model].Conversions, 9);
            Assert.Equal(10 * conversions[i], result.Channels[i][model].Value, 8);
        }
    }

    private static TouchPath[] RandomPaths(int seed)
    {
        var random = new Random(seed);
        return
        [
            .. Enumerable.Range(0, random.Next(1, 12)).Select(_ =>
            {
                var conversions = random.Next(4);
                return new TouchPath(
                    [.. Enumerable.Range(0, random.Next(1, 7)).Select(_ => "abcd"[random.Next(4)].ToString())], conversions, conversions * random.NextDouble(), random.Next(4));
            }),
        ];
    }

    // The average over all orders of joining of what a channel adds to v(S).
    private static double Shapley(TouchPath[] paths, string channel)
    {
        string[] all = [.. paths.SelectMany(static p => p.Channels).Distinct()];
        double Worth(HashSet<string> set) => paths.Where(p => p.Channels.All(set.Contains)).Sum(static p => p.Conversions);
        var orders = Orders(all).ToArray();
        return orders.Average(order =>
        {
            HashSet<string> before = [.. order.TakeWhile(c => c != channel)];
            return Worth([.. before, channel]) - Worth(before);
        });
    }

    private static IEnumerable<string[]> Orders(string[] items) =>
        items.Length == 0 ? [[]] : items.SelectMany(item => Orders([.. items.Where(i => i != item)]).Select(rest => (string[])[item, .. rest]));

    // Pushes a whole journey through the chain step by step until nothing is left of it.
    private static double RemovalEffect(TouchPath[] paths, string removed)
    {
        double Chance(string? without)
        {
            var steps = new Dictionary<(string From, string To), double>();
            foreach (var path in paths)
            {
                string[] way = ["start", .. path.Channels];
                for (var i = 0; i + 1 < way.Length; i++)
                {
                    steps[(way[i], way[i + 1])] = steps.GetValueOrDefault((way[i], way[i + 1])) + path.Conversions + path.Nulls;
                }

                steps[(way[^1], "yes")] = steps.GetValueOrDefault((way[^1], "yes")) + path.Conversions;
                steps[(way[^1], "no")] = steps.GetValueOrDefault((way[^1], "no")) + path.Nulls;
            }

            var outs = steps.GroupBy(static s => s.Key.From).ToDictionary(static g => g.Key, static g => g.Sum(static s => s.Value));
            var at = new Dictionary<string, double> { ["start"] = 1 };
            var converted = 0.0;
            for (var i = 0; i < 3_000; i++)
            {
                var next = new Dictionary<string, double>();
                foreach (var ((from, to), count) in steps)
                {
                    var moved = outs[from] > 0 ? at.GetValueOrDefault(from) * count / outs[from] : 0;
                    if (to == "yes")
                    {
                        converted += moved;
                    }
                    else if (to != "no" && to != without)
                    {
                        next[to] = next.GetValueOrDefault(to) + moved;
                    }
                }

                at = next;
            }

            return converted;
        }

        var whole = Chance(null);
        return whole > 0 ? 1 - (Chance(removed) / whole) : 0;
    }
}
