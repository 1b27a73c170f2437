using System.Diagnostics;
using Analytics.Core.Domain;
using Analytics.Core.Queries;

namespace Analytics.Core.Customers.Predictions;

/// <summary>
/// Computes everything that <see cref="CustomerScores"/> hold, from Queries alone. Each question is answered from the newest data at its moment:
/// where data streams in meanwhile, a customer's last order may be one that another column does not know yet.
/// </summary>
internal sealed class ScoringEngine(
    IQueryRunner runner, ICustomerQueries customers, ICustomerHistoryQueries histories, ICustomerDirectory directory, TimeProvider time)
{
    private const int MostRecommended = 2_000;
    private const int ManyCustomers = 100_000;
    private const int LeastClustered = 10;
    private const int TierModelVersion = 1;
    private const int RfmModelVersion = 1;
    private const int RecommenderVersion = 1;

    /// <summary>Computes; null when no identified customer has an order.</summary>
    /// <param name="settings">What predictions mean.</param>
    /// <param name="actions">The rules for next steps.</param>
    /// <param name="zone">The shop's zone.</param>
    /// <param name="report">Told each step and the share done.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <param name="earlier">The computation before, to say how far inputs and predictions have drifted since.</param>
    public async Task<CustomerScores?> ComputeAsync(
        ScoringSettings settings, IReadOnlyList<ActionRule> actions, TimeZoneInfo zone, Action<string, double> report, CancellationToken cancellationToken, ScoringRun? earlier = null)
    {
        var clock = Stopwatch.StartNew();
        var freshness = runner.Freshness;
        if (runner.Span is not { } span)
        {
            return null;
        }

        var asOf = freshness.Today;
        report("Summing up customers", 0);
        var period = new Period(span.From < asOf ? span.From : asOf, asOf);
        var summaries = await customers.CustomerSummariesAsync(new CustomerSummaryQuery { Period = period }, cancellationToken);
        var year = await customers.CustomerSummariesAsync(
            new CustomerSummaryQuery { Period = new Period(asOf.AddYears(-1).AddDays(1), asOf) }, cancellationToken);
        var columns = Fill(summaries, year, settings, asOf);
        if (columns.Count == 0)
        {
            return null;
        }

        report("Ranking by recency, frequency and monetary", 0.05);
        var models = new List<PredictionRun> { Rank(columns, settings) };
        report("Grouping by value", 0.1);
        if (await TiersAsync(columns, asOf, cancellationToken) is { } tiers)
        {
            models.Add(tiers);
        }

        report("Fitting when customers order", 0.25);
        var known = await HistoryReader.ReadAsync(customers, asOf, settings.Gross, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        var (fit, purchases) = PurchaseFits.Purchases(known, settings.Model);
        var (spend, value) = PurchaseFits.Spend(known);
        models.AddRange(new[] { purchases, value }.OfType<PredictionRun>());
        OrderOutlook? outlook = null;
        if (fit is not null && spend is not null)
        {
            report("Predicting each customer", 0.4);
            Predict(columns, known, fit, spend, settings, cancellationToken);
            outlook = new OrderOutlook(asOf, WeeklyOrders.Expect(fit, known, asOf, WeeklyOrders.Weeks * 7, cancellationToken));
        }

        report("Scoring predictions on hidden days", 0.7);
        var heldOut = await new HoldoutEvaluator(runner, customers, histories, directory).EvaluateAsync(settings, null, cancellationToken);
        report("Finding what goes with what", 0.85);
        var (recommender, recommended, recommending) = await RecommendAsync(span, asOf, settings, cancellationToken);
        models.AddRange(recommending is null ? [] : [recommending]);
        report("Choosing next steps", 0.97);
        var run = new ScoringRun
        {
            FittedAt = time.GetUtcNow(),
            DataVersion = freshness.DataVersion,
            Lines = freshness.TotalLines,
            Customers = columns.Count,
            From = span.From,
            To = span.To,
            AsOf = asOf,
            TimeZone = zone.Id,
            Settings = settings,
            Models = models,
            Churn = heldOut?.Churn,
            NextOrder = heldOut?.NextOrder,
            Orders = heldOut?.Orders,
            Recommendations = recommended,
            Outlook = outlook,
            Profiles = ScoreProfiles.Of(columns, asOf),
            Drift = earlier is null ? [] : ScoreProfiles.Drift(earlier.Profiles, columns, asOf),
            Importance = heldOut?.Importance ?? [],
            Warnings = heldOut is null ? ["The history is too short, or has too few customers, to score predictions on hidden days."] : [],
            Seconds = clock.Elapsed.TotalSeconds,
        };
        return WithActions(run, columns, actions, recommender);
    }

    /// <summary>How far what goes into the models now has drifted from what a computation was made of; empty where that kept no profiles.</summary>
    public async Task<IReadOnlyList<FeatureDrift>> DriftAsync(ScoringRun run, CancellationToken cancellationToken)
    {
        if (run.Profiles.Count == 0 || runner.Span is not { } span)
        {
            return [];
        }

        var asOf = runner.Freshness.Today;
        var period = new Period(span.From < asOf ? span.From : asOf, asOf);
        var summaries = await customers.CustomerSummariesAsync(new CustomerSummaryQuery { Period = period }, cancellationToken);
        return await Task.Run(() => ScoreProfiles.Drift(run.Profiles, Fill(summaries, summaries, run.Settings, asOf), asOf, inputsOnly: true), cancellationToken);
    }

    /// <summary>Scores with next steps by <paramref name="actions"/>; the given column of steps is written anew.</summary>
    public static CustomerScores WithActions(ScoringRun run, ScoreColumns columns, IReadOnlyList<ActionRule> actions, Recommender? recommender)
    {
        var scores = new CustomerScores(run, columns, actions, recommender);
        ActionRules.Apply(actions, scores, columns.Action);
        return scores;
    }

    private ScoreColumns Fill(CustomerSummaries summaries, CustomerSummaries year, ScoringSettings settings, DateOnly asOf)
    {
        var keys = summaries.Keys.Where(key => summaries.Of(key).Orders > 0).ToArray();
        var columns = new ScoreColumns(keys.Length) { Keys = keys };
        for (var row = 0; row < keys.Length; row++)
        {
            var summary = summaries.Of(keys[row]);
            columns.Orders[row] = summary.Orders;
            columns.Net[row] = summary.NetRevenue.Units;
            columns.Gross[row] = summary.GrossRevenue.Units;
            columns.First[row] = summaries.DayOf(summary.FirstOrderSeconds!.Value).DayNumber;
            columns.Last[row] = summaries.DayOf(summary.LastOrderSeconds!.Value).DayNumber;
            columns.Recency[row] = Math.Max(0, asOf.DayNumber - columns.Last[row]);
            columns.ChurnTier[row] = (byte)settings.TierOf(columns.Recency[row]);
            var average = (double)summary.NetRevenue.Units / Money.Scale / summary.Orders;
            columns.ClvFormula[row] = (float)(average * year.Of(keys[row]).Orders / 12 * settings.LifetimeMonths);
            columns.NextFormula[row] = (float)NextOrderFormula.Days(
                directory.RegisteredDayOf(keys[row]), columns.First[row], asOf.DayNumber, summary.Orders, columns.Recency[row]);
        }

        return columns;
    }

    private static PredictionRun Rank(ScoreColumns columns, ScoringSettings settings)
    {
        var clock = Stopwatch.StartNew();
        var inputs = new RfmInput[columns.Count];
        for (var row = 0; row < inputs.Length; row++)
        {
            inputs[row] = new RfmInput(
                columns.Keys[row], columns.Recency[row], columns.Orders[row], new Money(settings.Gross ? columns.Gross[row] : columns.Net[row]));
        }

        var scores = RfmModel.Score(inputs, new RfmOptions { FrequencyWeight = settings.FrequencyWeight });
        for (var row = 0; row < inputs.Length; row++)
        {
            var score = scores[row];
            (columns.R[row], columns.F[row], columns.M[row], columns.Fm[row]) = ((byte)score.R, (byte)score.F, (byte)score.M, (byte)score.Fm);
        }

        return new PredictionRun("rfm", "RFM", RfmModelVersion, inputs.Length, [], null, [], clock.Elapsed.TotalSeconds);
    }

    private async Task<PredictionRun?> TiersAsync(ScoreColumns columns, DateOnly asOf, CancellationToken cancellationToken)
    {
        if (columns.Count < LeastClustered)
        {
            return null;
        }

        var clock = Stopwatch.StartNew();
        try
        {
            var clusters = await new CustomerClustering(customers).RunAsync(
                new CustomerClusterQuery { AsOf = asOf, Starts = columns.Count > ManyCustomers ? 2 : 10, Cores = Slices.Cores }, null, cancellationToken);
            // Clusters run from high to low.
            var tiers = clusters.Fit.K switch
            {
                3 => new[] { ValueTier.High, ValueTier.Medium, ValueTier.Low },
                2 => [ValueTier.High, ValueTier.Low],
                _ => [ValueTier.Medium],
            };
            var rowOf = new Dictionary<int, int>(columns.Count);
            for (var row = 0; row < columns.Count; row++)
            {
                rowOf[columns.Keys[row]] = row;
            }

            for (var i = 0; i < clusters.Keys.Count; i++)
            {
                if (rowOf.TryGetValue(clusters.Keys[i], out var row))
                {
                    columns.Tier[row] = (byte)tiers[clusters.Fit.Labels[i]];
                }
            }

            PredictionParameter[] silhouette = clusters.Fit.Silhouette is { } s ? [new("silhouette", s.Value, null)] : [];
            return new PredictionRun(
                "value-tiers", "Value tiers (K-means)", TierModelVersion, clusters.Keys.Count,
                [.. silhouette, new("inertia", clusters.Fit.Inertia, null)], null, clusters.Fit.Warnings, clock.Elapsed.TotalSeconds);
        }
        catch (ClusteringException)
        {
            return null;
        }
    }

    private static void Predict(
        ScoreColumns columns, CustomerHistory[] known, IPurchaseFit fit, GammaGammaFit spend, ScoringSettings settings, CancellationToken cancellationToken)
    {
        var byKey = new Dictionary<int, int>(known.Length);
        for (var i = 0; i < known.Length; i++)
        {
            byKey[known[i].Key] = i;
        }

        var net = columns.Net.Sum() / (double)Money.Scale;
        var values = new LifetimeValues(fit, spend, Math.Max(0, net / Math.Max(1, columns.Orders.Sum(o => (long)o))), settings);
        var rows = Enumerable.Range(0, columns.Count).Where(row => byKey.ContainsKey(columns.Keys[row])).ToArray();
        var used = Array.ConvertAll(rows, row => known[byKey[columns.Keys[row]]]);
        var lifetime = new float[rows.Length];
        Slices.Run(rows.Length, (from, to) =>
        {
            for (var i = from; i < to; i++)
            {
                var (row, history) = (rows[i], used[i]);
                columns.Alive[row] = (float)fit.ProbabilityAlive(history);
                columns.Churn[row] = (float)(1 - fit.ProbabilityOfOrder(history, settings.HorizonDays));
                columns.ExpectedOrders[row] = (float)fit.ExpectedOrders(history, settings.HorizonDays);
                columns.NextModel[row] = (float)(fit.MedianTimeToNextOrder(history) ?? double.NaN);
                var (value, clv) = values.Of(history);
                columns.Spend[row] = (float)value;
                columns.Clv[row] = lifetime[i] = (float)clv;
            }
        }, cancellationToken);
        var (low, high) = values.Intervals(used, lifetime, cancellationToken);
        for (var i = 0; i < rows.Length; i++)
        {
            (columns.ClvLow[rows[i]], columns.ClvHigh[rows[i]]) = (low[i], high[i]);
        }
    }

    private async Task<(Recommender? Recommender, RecommendationEvaluation? Evaluation, PredictionRun? Run)> RecommendAsync(
        Period span, DateOnly asOf, ScoringSettings settings, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var to = asOf < span.To ? asOf : span.To;
        var products = await histories.ItemsAsync(new CustomerItemQuery { MaxItems = MostRecommended, Until = to }, cancellationToken);
        var categories = await histories.ItemsAsync(
            new CustomerItemQuery { Dimension = Dimension.Category, MaxItems = CategoryRules.MostCategories, Until = to }, cancellationToken);
        var cut = HoldoutEvaluator.CutOf(span, asOf, settings) ?? to;
        // Which products are scored must not be told by the hidden days either.
        var scored = await histories.ItemsAsync(new CustomerItemQuery { MaxItems = MostRecommended, RankUntil = cut, Until = to }, cancellationToken);
        var (recommender, evaluation) = await Task.Run(
            () => RecommenderBuilder.Build(products, categories, scored, cut, to, cancellationToken), cancellationToken);
        if (recommender is null)
        {
            return (null, null, null);
        }

        List<string> warnings = [];
        if (evaluation is null)
        {
            warnings.Add("Too few customers bought something new in the hidden days to score recommendations; the most popular products are recommended.");
        }
        else if (!evaluation.UsesSimilar)
        {
            warnings.Add("What similar customers bought did no better than the most popular products on hidden orders; the most popular are recommended.");
        }

        if (products.IsSample)
        {
            warnings.Add("Made of an even part of the customers.");
        }

        var run = new PredictionRun(
            "recommendations", recommender.UsesSimilar ? "What similar customers bought" : "The most popular", RecommenderVersion,
            recommender.Items.Count == 0 ? 0 : Customers(products), [new("products", recommender.Items.Count, null)], null, warnings, clock.Elapsed.TotalSeconds);
        return (recommender, evaluation, run);
    }

    private static int Customers(CustomerItems items)
    {
        var customers = 0;
        for (var i = 0; i < items.Count; i++)
        {
            customers += i == 0 || items[i].Customer != items[i - 1].Customer ? 1 : 0;
        }

        return customers;
    }
}
