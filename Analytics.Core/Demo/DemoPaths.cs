using Analytics.Core.Domain;

namespace Analytics.Core.Demo;

/// <summary>
/// Journeys whose causes are known: e-mail helps most, then search, then social; display is shown to most people late in their journey and changes
/// nothing. Rules that look at the last touch credit it all the same.
/// </summary>
internal static class DemoPaths
{
    /// <summary>The channel that changes nothing.</summary>
    public const string ChangesNothing = "Display";

    /// <summary>The channel that helps most.</summary>
    public const string HelpsMost = "Email";

    private const double OrderValue = 60;

    private static readonly (string Channel, double Helps)[] Channels = [("Search", 0.05), ("Social", 0.02), (HelpsMost, 0.09)];

    private static readonly double[] Likely = DemoRandom.Cumulate([0.45, 0.35, 0.2]);

    /// <summary>All paths, the most travelled first.</summary>
    public static IReadOnlyList<DemoPath> Of(DemoOptions options)
    {
        var journeys = Math.Clamp(6 * options.Customers, 500, 60_000);
        var paths = new Dictionary<string, (long Conversions, double Value, long Nulls)>(StringComparer.Ordinal);
        for (var i = 0; i < journeys; i++)
        {
            var random = new DemoRandom(options.Seed, DemoStream.Journey, i);
            var touches = new List<string>();
            var chance = 0.01;
            do
            {
                var (channel, helps) = Channels[random.Pick(Likely)];
                chance += touches.Contains(channel, StringComparer.Ordinal) ? 0 : helps;
                touches.Add(channel);
            }
            while (touches.Count < 4 && random.Chance(0.4));

            if (random.Chance(0.6))
            {
                touches.Add(ChangesNothing);
            }

            var path = string.Join(" > ", touches);
            var known = paths.GetValueOrDefault(path);
            paths[path] = random.Chance(chance)
                ? (known.Conversions + 1, known.Value + (OrderValue / 4 * random.Gamma(4)), known.Nulls)
                : (known.Conversions, known.Value, known.Nulls + 1);
        }

        return
        [
            .. paths.Select(static p => new DemoPath(p.Key, p.Value.Conversions, Money.FromDecimal((decimal)Math.Round(p.Value.Value, 2)), p.Value.Nulls))
                .OrderByDescending(static p => p.Conversions + p.Nulls)
                .ThenBy(static p => p.Path, StringComparer.Ordinal),
        ];
    }
}
