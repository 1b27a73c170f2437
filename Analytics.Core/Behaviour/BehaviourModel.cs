using Analytics.Core.Customers;
using Analytics.Core.Customers.Predictions;
using Analytics.Core.Queries.Events;

namespace Analytics.Core.Behaviour;

/// <summary>What is learned of everybody's behaviour at one version of the events: ranks, personas, and who converts. Never changed once made.</summary>
public sealed class BehaviourModel
{
    /// <summary>Within how many days a conversion is foretold.</summary>
    public const int HorizonDays = 30;

    /// <summary>How many people who convert, and who do not, are needed to learn from.</summary>
    public const int LeastOutcomes = 50;

    /// <summary>How many people are needed to look for personas.</summary>
    public const int LeastPeople = 50;

    private const int Day = 86_400;
    private const int MostClustered = 5_000;
    private const int MostLearned = 100_000;
    private const int LeastGroups = 3;
    private const int MostGroups = 6;

    private static readonly Feature[] ClusterFeatures =
    [
        new("Days since the last visit", FeatureUnit.Days, Log: true, High: "away for long", Low: "here lately"),
        new("Sessions", FeatureUnit.Count, Log: true, High: "frequent", Low: "rare"),
        new("Events a session", FeatureUnit.Number, Log: true, High: "thorough", Low: "brief"),
        new("Minutes a session", FeatureUnit.Number, Log: true, High: "lingering", Low: "quick"),
        new("Kinds of events", FeatureUnit.Count, High: "curious", Low: "single-minded"),
        new("Sessions that convert, share", FeatureUnit.Number, High: "buying", Low: "looking"),
    ];

    private static readonly (string Key, string Label, string Unit, Func<BehaviourFacts, int, double> Value)[] Engagement =
    [
        ("recency", "Recency", "days since the last event", static (f, until) => f.DaysSince(until)),
        ("frequency", "Frequency", "active days", static (f, _) => f.ActiveDays),
        ("depth", "Depth", "events a session", static (f, _) => f.EventsPerSession),
        ("time", "Time", "minutes a session", static (f, _) => f.MinutesPerSession),
        ("breadth", "Breadth", "kinds of events", static (f, _) => f.Kinds),
    ];

    private readonly double[][] _sorted;
    private readonly KMeansFit? _clusters;
    private readonly IReadOnlyList<ClusterProfile> _personas;
    private readonly int _clustered;
    private readonly LogisticFit? _conversion;
    private readonly (double BaseRate, double? Auc, double Brier, double BaseBrier, int People) _hidden;

    private BehaviourModel(EventLog log, CancellationToken cancellationToken)
    {
        Version = log.Version;
        AsOf = log.Today;
        Until = log.StartOfDay(log.Today.AddDays(1));
        var all = BehaviourScan.All(log, Until, cancellationToken);
        var facts = all.Where(static f => f.Events > 0).ToArray();
        People = facts.Length;
        _sorted = [.. Engagement.Select(part => facts.Select(f => part.Value(f, Until)).ToArray())];
        foreach (var values in _sorted)
        {
            Array.Sort(values);
        }

        (_clusters, _personas, _clustered) = Cluster(facts, Until, cancellationToken);
        (_conversion, _hidden) = Learn(log, all, cancellationToken);
    }

    /// <summary>The version of the events.</summary>
    public long Version { get; }

    /// <summary>The day that counted as today.</summary>
    public DateOnly AsOf { get; }

    /// <summary>How many people have a dated event.</summary>
    public int People { get; }

    /// <summary>The personas, the largest first; empty where there are too few people.</summary>
    public IReadOnlyList<ClusterProfile> Personas => _personas;

    /// <summary>Whether conversions can be foretold.</summary>
    public bool ForetellsConversion => _conversion is not null;

    private int Until { get; }

    /// <summary>Learns from all events of a log.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static BehaviourModel Fit(EventLog log, CancellationToken cancellationToken = default) => new(log, cancellationToken);

    /// <summary>The engagement score of somebody, 0 to 100, with its parts; null without a dated event.</summary>
    public (double? Score, IReadOnlyList<BehaviourPart> Parts) EngagementOf(BehaviourFacts facts)
    {
        if (facts.Events == 0 || People == 0)
        {
            return (null, []);
        }

        BehaviourPart[] parts =
        [
            .. Engagement.Select((part, i) =>
            {
                var value = part.Value(facts, Until);
                var rank = RankOf(_sorted[i], value);
                return new BehaviourPart(part.Key, part.Label, value, part.Unit, i == 0 ? 1 - rank : rank);
            }),
        ];
        return (100 * parts.Average(static p => p.Rank), parts);
    }

    /// <summary>The persona of somebody; null without a dated event, or where there are none.</summary>
    public BehaviourPersona? PersonaOf(BehaviourFacts facts)
    {
        if (_clusters is null || facts.Events == 0)
        {
            return null;
        }

        var profile = _personas[_clusters.Assign(ClusterRow(facts, Until))];
        return new BehaviourPersona(profile.Name, profile.Share, _clusters.K, _clusters.Silhouette?.Value, _clustered, profile.Features);
    }

    /// <summary>How likely somebody is to convert in the coming days; null without a dated event, or where too few conversions are known.</summary>
    public BehaviourConversion? ConversionOf(BehaviourFacts facts) => _conversion is null || facts.Events == 0
        ? null
        : new BehaviourConversion(
            _conversion.Predict(ConversionRow(facts, Until)), HorizonDays, _hidden.BaseRate, _hidden.Auc, _hidden.Brier, _hidden.BaseBrier, _hidden.People);

    /// <summary>(Σ lower + ½ Σ equal) ÷ n of sorted values.</summary>
    internal static double RankOf(double[] sorted, double value)
    {
        var (below, notAbove) = (Bound(sorted, value, false), Bound(sorted, value, true));
        return (below + ((notAbove - below) / 2.0)) / sorted.Length;
    }

    private static int Bound(double[] sorted, double value, bool after)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sorted[middle] < value || (after && sorted[middle].Equals(value)) ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static double[] ClusterRow(BehaviourFacts facts, int until) =>
        [facts.DaysSince(until), facts.Sessions, facts.EventsPerSession, facts.MinutesPerSession, facts.Kinds, facts.ConversionShare];

    private static double[] ConversionRow(BehaviourFacts facts, int until) =>
    [
        Math.Log(1 + facts.DaysSince(until)), Math.Log(1 + facts.Sessions), Math.Log(1 + facts.EventsPerSession), Math.Log(1 + facts.MinutesPerSession), Math.Log(1 + facts.Kinds),
        Math.Log(1 + facts.Conversions),
    ];

    // Every n-th, so that all times of arrival are among them.
    private static IEnumerable<int> Some(int count, int most) => count <= most ? Enumerable.Range(0, count) : Enumerable.Range(0, most).Select(i => (int)((long)i * count / most));

    private static (KMeansFit? Fit, IReadOnlyList<ClusterProfile> Personas, int Rows) Cluster(BehaviourFacts[] facts, int until, CancellationToken cancellationToken)
    {
        var rows = Some(facts.Length, MostClustered).Select(i => ClusterRow(facts[i], until)).ToArray();
        if (rows.Length < LeastPeople)
        {
            return (null, [], 0);
        }

        var data = FeatureMatrix.Of(ClusterFeatures, [.. Enumerable.Range(0, ClusterFeatures.Length).Select(c => rows.Select(r => r[c]).ToArray())]);
        var fit = KMeansModel.ChooseK(data, LeastGroups, MostGroups, new KMeansOptions { Standardise = true, Starts = 4 }, cancellationToken).Best;
        return (fit, ClusterProfiles.Of(data, fit), rows.Length);
    }

    // Learns at the day two horizons ago what came in the next, is scored on the last one, and then learns from that for the days to come.
    private static (LogisticFit? Fit, (double BaseRate, double? Auc, double Brier, double BaseBrier, int People) Hidden) Learn(EventLog log, BehaviourFacts[] now, CancellationToken cancellationToken)
    {
        var until = log.StartOfDay(log.Today.AddDays(1));
        if (log.Span is not { } span || span.Days < 3 * HorizonDays || now.Length < 2 * LeastOutcomes)
        {
            return (null, default);
        }

        var (then, rowsThen) = (until - (2 * HorizonDays * Day), Rows(log, until - (2 * HorizonDays * Day), cancellationToken));
        var (middle, rowsLater) = (until - (HorizonDays * Day), Rows(log, until - (HorizonDays * Day), cancellationToken));
        var scan = new BehaviourScan(log);
        bool[] cameThen = [.. rowsThen.Select(r => scan.Converts(r.Person, then, middle))];
        bool[] cameLater = [.. rowsLater.Select(r => scan.Converts(r.Person, middle, until))];
        if (!IsEnough(cameThen) || !IsEnough(cameLater)
            || LogisticModel.Fit([.. rowsThen.Select(static r => r.Row)], cameThen, cancellationToken: cancellationToken) is not { } earlier
            || LogisticModel.Fit([.. rowsLater.Select(static r => r.Row)], cameLater, cancellationToken: cancellationToken) is not { } fit)
        {
            return (null, default);
        }

        var score = BinaryMetrics.Score("logistic", [.. rowsLater.Select(r => earlier.Predict(r.Row))], cameLater);
        var known = (double)cameThen.Count(static c => c) / cameThen.Length;
        var flat = BinaryMetrics.Score("base", [.. cameLater.Select(_ => known)], cameLater);
        return (fit, ((double)cameLater.Count(static c => c) / cameLater.Length, score.Auc, score.Brier, flat.Brier, cameLater.Length));
    }

    private static (int Person, double[] Row)[] Rows(EventLog log, int until, CancellationToken cancellationToken)
    {
        var facts = BehaviourScan.All(log, until, cancellationToken);
        int[] known = [.. Enumerable.Range(0, facts.Length).Where(p => facts[p].Events > 0)];
        return [.. Some(known.Length, MostLearned).Select(i => (known[i], ConversionRow(facts[known[i]], until)))];
    }

    private static bool IsEnough(bool[] outcomes)
    {
        var yes = outcomes.Count(static o => o);
        return yes >= LeastOutcomes && outcomes.Length - yes >= LeastOutcomes;
    }
}
