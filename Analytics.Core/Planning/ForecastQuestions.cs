using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Analytics.Core.Forecasting;
using Analytics.Core.Queries;

namespace Analytics.Core.Planning;

/// <summary>Which questions make sense, and the key under which their answers are kept.</summary>
public static class ForecastQuestions
{
    /// <summary>What can be forecast: measures whose days add up to their period's total.</summary>
    public static IReadOnlyList<Measure> Measures { get; } =
        [Measure.NetRevenue, Measure.GrossRevenue, Measure.Returns, Measure.Orders, Measure.Units, Measure.NewCustomers];

    /// <summary>
    /// What a forecast can be broken down by, where the measure's parts add up to its total. Customers' segments and tiers are those of now, over all of the history; saved segments, which may overlap, are parted by who is in one of them alone.
    /// </summary>
    public static IReadOnlyList<Dimension> Breakdowns { get; } = [Dimension.Category, Dimension.Channel, Dimension.Location, Dimension.Segment, Dimension.RfmSegment, Dimension.ValueTier];

    /// <summary>The steps that are offered, by key.</summary>
    public static IReadOnlyList<(string Key, ForecastGrain Grain)> Grains { get; } =
        [("day", ForecastGrain.Day), ("week", ForecastGrain.Week), ("month", ForecastGrain.Month)];

    /// <summary>The levels at which every forecast is computed, beside the one asked for.</summary>
    public static IReadOnlyList<double> Levels { get; } = [0.5, 0.8, 0.9, 0.95, 0.99];

    /// <summary>Whether a value of the measure can be below zero: net revenue and units can, on a day of many returns.</summary>
    public static bool CanBeNegative(Measure measure) => measure is Measure.NetRevenue or Measure.Units;

    /// <summary>The key of a step.</summary>
    public static string KeyOf(ForecastGrain grain) => Grains.First(g => g.Grain == grain).Key;

    /// <summary>The bucket of time that a step is.</summary>
    public static Dimension BucketOf(ForecastGrain grain) => grain switch
    {
        ForecastGrain.Week => Dimension.Week,
        ForecastGrain.Month => Dimension.Month,
        _ => Dimension.Day,
    };

    /// <summary>The first day after the step that begins on <paramref name="start"/>.</summary>
    public static DateOnly After(DateOnly start, ForecastGrain grain) => grain switch
    {
        ForecastGrain.Week => start.AddDays(7),
        ForecastGrain.Month => start.AddMonths(1),
        _ => start.AddDays(1),
    };

    /// <summary>Checks a question.</summary>
    /// <param name="question">The question.</param>
    /// <param name="models">The names of the models there are.</param>
    /// <exception cref="QueryException">It makes no sense; the exception names the field.</exception>
    public static void Check(ForecastQuestion question, IReadOnlyCollection<string> models)
    {
        var definition = MeasureCatalog.Of(question.Measure);
        if (!Measures.Contains(question.Measure))
        {
            throw new QueryException(
                "measure",
                $"{definition.Label} cannot be forecast: its days do not add up to a total. There are: {string.Join(", ", Measures.Select(m => MeasureCatalog.Of(m).Key))}.");
        }

        if (question.Days is < 1 or > ForecastQuestion.MaxDays)
        {
            throw new QueryException("days", $"The horizon is 1 to {ForecastQuestion.MaxDays} days, not {question.Days.ToString(CultureInfo.InvariantCulture)}.");
        }

        if (Grains.All(g => g.Grain != question.Grain))
        {
            throw new QueryException("grain", "The step is day, week or month.");
        }

        if (!(question.Level is >= ForecastQuestion.MinLevel and <= ForecastQuestion.MaxLevel))
        {
            throw new QueryException("level", "The level is a fraction from 0.1 to 0.99, such as 0.95.");
        }

        if (!models.Contains(question.Model, StringComparer.Ordinal))
        {
            throw new QueryException("model", $"There is no such model. There are: {string.Join(", ", models)}.");
        }

        if (question.By is { } dimension)
        {
            if (!Breakdowns.Contains(dimension))
            {
                throw new QueryException("by", $"A forecast is broken down by one of: {string.Join(", ", Breakdowns.Select(d => DimensionCatalog.Of(d).Key))}.");
            }

            if (!definition.IsAdditive)
            {
                throw new QueryException(
                    "by", $"{definition.Label} cannot be broken down: one can belong to several parts, so that the parts would not add up. Net revenue, gross revenue, returns and units can.");
            }
        }
    }

    /// <summary>The key under which an answer is kept: the same for questions that differ in the level alone, because every level is computed.</summary>
    public static string StorageKey(ForecastQuestion question)
    {
        var text = new StringBuilder("1")
            .Append('|').Append(MeasureCatalog.Of(question.Measure).Key)
            .Append('|').Append(KeyOf(question.Grain))
            .Append(CultureInfo.InvariantCulture, $"|{question.Steps}|{question.Model}|")
            .Append(question.By is { } by ? DimensionCatalog.Of(by).Key : string.Empty)
            .Append('|');
        if (question.Training is { } training)
        {
            text.Append(CultureInfo.InvariantCulture, $"{training.From:yyyy-MM-dd}/{training.To:yyyy-MM-dd}");
        }

        foreach (var filter in question.Filters)
        {
            text.Append('|').Append(DimensionCatalog.Of(filter.Dimension).Key).Append(filter.Exclude ? '!' : '=');
            foreach (var value in filter.Values)
            {
                text.Append(CultureInfo.InvariantCulture, $"{value.Length}:").Append(value);
            }
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
