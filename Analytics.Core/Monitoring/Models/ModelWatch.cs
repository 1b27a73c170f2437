using Analytics.Core.Customers;
using Analytics.Core.Planning;
using Analytics.Core.Storage;

namespace Analytics.Core.Monitoring;

/// <summary>Says of each model when it was fitted and on what, how well it did on what was hidden from it, and how far its inputs have drifted since.</summary>
public sealed class ModelWatch(ICustomerScoring scoring, ForecastHistory? forecasts = null, IForecastHolds? holds = null)
{
    private const int LeastSteps = 60;
    private const int RecentSteps = 28;

    private static readonly IReadOnlyDictionary<ModelKind, string[]> Features = new Dictionary<ModelKind, string[]>
    {
        [ModelKind.Churn] = ["recency", "frequency", "age", "churn"],
        [ModelKind.Lifetime] = ["recency", "frequency", "age", "value", "lifetime"],
        [ModelKind.NextOrder] = ["recency", "frequency", "age", "nextOrder"],
        [ModelKind.Recommendations] = [],
    };

    /// <summary>All models, those of customers first. Costs a sum over all customers.</summary>
    /// <exception cref="StorageException">What is stored cannot be read.</exception>
    public async Task<IReadOnlyList<ModelReport>> ReadAsync(CancellationToken cancellationToken = default)
    {
        var shown = scoring.Current?.Run;
        IReadOnlyList<ScoringRun> runs = scoring.Runs.Count == 0 && shown is not null ? [shown] : scoring.Runs;
        var kept = (await scoring.KeptAsync(cancellationToken)).ToHashSet();
        var drift = await scoring.DriftAsync(cancellationToken);
        var reports = new List<ModelReport>();
        foreach (var kind in Features.Keys)
        {
            reports.Add(new ModelReport(
                kind,
                null,
                [.. runs.Select(run => VersionOf(kind, run, run.Id == shown?.Id, kept.Contains(run.Id))).OfType<ModelVersion>()],
                [.. drift.Where(feature => feature.IsInput && Features[kind].Contains(feature.Key))]));
        }

        if (forecasts is not null && await forecasts.MostFittedAsync(cancellationToken) is { } forecast)
        {
            reports.Add(Report(forecast, holds?.Current));
        }

        return reports;
    }

    /// <summary>When the newest forecast was made: what <see cref="ReadAsync"/> says of forecasts is old when it has changed. Null without any.</summary>
    /// <exception cref="StorageException">What is stored cannot be read.</exception>
    public Task<DateTimeOffset?> LastForecastAsync(CancellationToken cancellationToken = default) =>
        forecasts?.LastAsync(cancellationToken) ?? Task.FromResult<DateTimeOffset?>(null);

    private static ModelVersion? VersionOf(ModelKind kind, ScoringRun run, bool isShown, bool isKept)
    {
        var model = kind switch
        {
            ModelKind.Recommendations => run.Model("recommendations"),
            _ => run.PurchaseModel,
        };
        return model is null ? null : new ModelVersion
        {
            Id = run.Id,
            Name = $"{model.Name}{(kind == ModelKind.Lifetime && run.Model("gamma-gamma") is not null ? " and Gamma-Gamma" : null)}, version {model.Version}",
            FittedAt = run.FittedAt,
            DataVersion = run.DataVersion,
            From = run.From,
            To = run.AsOf,
            Size = model.Customers,
            Figures = kind switch
            {
                ModelKind.Churn => Churn(run.Churn),
                ModelKind.Lifetime => Lifetime(run.Orders),
                ModelKind.NextOrder => NextOrder(run.NextOrder),
                _ => Recommendations(run.Recommendations),
            },
            Calibration = kind switch
            {
                ModelKind.Churn => run.Churn?.Model?.Calibration ?? [],
                ModelKind.Lifetime => run.Orders?.Calibration ?? [],
                _ => [],
            },
            Drift = [.. run.Drift.Where(feature => Features[kind].Contains(feature.Key))],
            Importance = [.. run.Importance.Where(importance => importance.Model == (kind == ModelKind.Churn ? "churn" : kind == ModelKind.Lifetime ? "lifetime" : string.Empty))],
            Warnings = [.. run.Warnings, .. model.Warnings],
            IsShown = isShown,
            CanGoBack = isKept && !isShown,
        };
    }

    private static List<ModelFigure> Churn(ChurnEvaluation? churn)
    {
        if (churn?.Model is not { } model)
        {
            return [];
        }

        var figures = new List<ModelFigure>();
        if (model.Auc is { } auc)
        {
            figures.Add(new("AUC", auc, churn.Rule.Auc, "Rule", ModelFigureUnit.Number, LargerIsBetter: true));
        }

        figures.Add(new("Brier score", model.Brier, churn.Same.Brier, "Everyone the same", ModelFigureUnit.Number, LargerIsBetter: false));
        if (model.LiftTopTenth is { } lift)
        {
            figures.Add(new("Lift of the top tenth", lift, churn.Rule.LiftTopTenth, "Rule", ModelFigureUnit.Number, LargerIsBetter: true));
        }

        return figures;
    }

    private static List<ModelFigure> Lifetime(OrdersEvaluation? orders)
    {
        if (orders is null)
        {
            return [];
        }

        var figures = new List<ModelFigure>();
        if (orders.Correlation is { } correlation)
        {
            figures.Add(new("Order correlation", correlation, 0, "Everyone the same", ModelFigureUnit.Number, LargerIsBetter: true));
        }

        figures.Add(new("Error a customer", orders.MeanAbsolute, null, null, ModelFigureUnit.Number, LargerIsBetter: false));
        if (orders.Actual > 0)
        {
            figures.Add(new("Error of all orders", Math.Abs(orders.Expected - orders.Actual) / orders.Actual, null, null, ModelFigureUnit.Share, LargerIsBetter: false));
        }

        return figures;
    }

    private static List<ModelFigure> NextOrder(NextOrderEvaluation? next)
    {
        if (next?.Model is not { } model)
        {
            return [];
        }

        var usual = next.Usual;
        var figures = new List<ModelFigure> { new("Days off, of chances", model.DaysOff, usual?.DaysOff, usual?.Name, ModelFigureUnit.Days, LargerIsBetter: false) };
        if (model.Concordance is { } concordance)
        {
            figures.Add(new("Order of arrival", concordance, 0.5, "Chance", ModelFigureUnit.Number, LargerIsBetter: true));
        }

        foreach (var within in model.Within)
        {
            figures.Add(new(
                FormattableString.Invariant($"Brier score, {within.Days} days"), within.Brier, usual?.Within.FirstOrDefault(w => w.Days == within.Days)?.Brier, usual?.Name, ModelFigureUnit.Number,
                LargerIsBetter: false));
        }

        return figures;
    }

    private static IReadOnlyList<ModelFigure> Recommendations(RecommendationEvaluation? offers)
    {
        if (offers is null)
        {
            return [];
        }

        var used = offers.UsesSimilar ? offers.Similar : offers.Popular;
        return
        [
            new("Hit rate of ten products", used.HitRate, offers.Popular.HitRate, "The most popular", ModelFigureUnit.Share, LargerIsBetter: true),
            new("nDCG", used.Ndcg, offers.Popular.Ndcg, "The most popular", ModelFigureUnit.Number, LargerIsBetter: true),
        ];
    }

    private static ModelReport Report(ShopForecast forecast, ForecastHold? hold)
    {
        var fits = forecast.Earlier.Prepend(PastFit.Of(forecast)).ToList();
        // Going back to a version is learning from its days alone: of several that saw the same days the newest stands for them.
        var shown = hold is null ? 0 : Math.Max(0, fits.FindIndex(fit => fit.To <= hold.Until));
        double[] values = [.. forecast.History.Select(static point => point.Value)];
        var recent = Math.Min(RecentSteps, values.Length / 5);
        var drift = values.Length < LeastSteps ? null : ValueProfile.Of("values", "Values of the latest steps, against those before", true, values[..^recent]).Against(values[^recent..]);
        return new ModelReport(
            ModelKind.Forecast,
            ForecastHistory.Words(forecast.Question),
            [
                .. fits.Select((fit, place) => new ModelVersion
                {
                    Name = $"{fit.Model}, version {fit.ModelVersion}",
                    FittedAt = fit.FittedAt,
                    DataVersion = fit.DataVersion,
                    From = fit.From,
                    To = fit.To,
                    Size = fit.Steps,
                    Figures = Figures(fit),
                    Calibration = [.. fit.Coverage.Select(level => new CalibrationBin(0, level.Level, level.Level, level.Level, level.Realised))],
                    IsShown = place == shown,
                    CanGoBack = place != shown && fits.FindIndex(other => other.To == fit.To) == place && fit.To != fits[shown].To,
                    Warnings = place == 0 ? [.. forecast.Warnings.Select(static warning => warning.Message)] : [],
                }),
            ],
            drift is null ? [] : [drift]);
    }

    private static List<ModelFigure> Figures(PastFit fit)
    {
        var figures = new List<ModelFigure>();
        if (fit.Mase is { } mase)
        {
            figures.Add(new("MASE", mase, fit.NaiveMase, "Seasonal naive", ModelFigureUnit.Number, LargerIsBetter: false));
        }

        if (fit.Wape is { } wape)
        {
            figures.Add(new("WAPE", wape, fit.NaiveWape, "Seasonal naive", ModelFigureUnit.Share, LargerIsBetter: false));
        }

        return figures;
    }
}
