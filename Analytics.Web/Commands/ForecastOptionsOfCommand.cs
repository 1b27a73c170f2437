using System.CommandLine;
using System.Globalization;
using Analytics.Core.Forecasting;
using Analytics.Core.Forecasting.Files;
using Analytics.Core.Queries;
using Analytics.Web.Api;

namespace Analytics.Web.Commands;

/// <summary>What <c>forecast</c> and <c>backtest</c> share: where series come from, and how they are forecast.</summary>
internal static class ForecastOptionsOfCommand
{
    private static readonly Option<string?> Input = new("--input", "-i")
    {
        Description = "A file of series with the columns unique_id, ds and y, instead of the shop's own data.",
        HelpName = "FILE",
    };

    private static readonly Option<string> MeasureName = new("--measure")
    {
        Description = "The shop's measure to forecast, where no file is named: revenue (net), or as in 'query'.",
        HelpName = "MEASURE",
        DefaultValueFactory = static _ => "revenue",
    };

    private static readonly Option<string?> By = new("--by") { Description = "One series for each value of this dimension.", HelpName = "FIELD" };

    private static readonly Option<string> GrainName = new Option<string>("--grain")
    {
        Description = "The step of the shop's series.",
        DefaultValueFactory = static _ => "day",
    }.AcceptOnlyFromAmong("day", "week", "month");

    private static readonly Option<int?> Horizon = new("--horizon") { Description = "Steps ahead, 1 to 1000.", HelpName = "H" };

    private static readonly Option<string?> Season = new("--season")
    {
        Description = "The main period in steps, by which seasonal naive repeats and errors are scaled (1 for none); longer ones are still looked for. "
            + "A list such as 7,365 gives all of them. Without it they are found from the data.",
        HelpName = "M",
    };

    private static readonly Option<string> Level = new("--level")
    {
        Description = "Interval levels in percent, 10 to 99, separated by commas.",
        HelpName = "LIST",
        DefaultValueFactory = static _ => "80,95",
    };

    private static readonly Option<string> Model = new("--model")
    {
        Description = $"How to forecast: {string.Join(", ", ForecastModels.Names)}.",
        HelpName = "NAME",
        DefaultValueFactory = static _ => ForecastModels.Auto,
    };

    private static readonly Option<int> Threads = new("--threads")
    {
        Description = "How many series at a time, 1 to 64.",
        HelpName = "N",
        DefaultValueFactory = static _ => 1,
    };

    /// <summary>Adds them all.</summary>
    public static void AddTo(Command command)
    {
        foreach (var option in (Option[])[Input, MeasureName, By, GrainName, Horizon, Season, Level, Model, Threads])
        {
            command.Add(option);
        }
    }

    /// <summary>Reads what is no file.</summary>
    /// <exception cref="UsageException">An option is out of its range.</exception>
    public static ForecastRequest Read(ParseResult parsed)
    {
        var horizon = parsed.GetValue(Horizon) ?? throw new UsageException("Say how far ahead: --horizon H, 1 to 1000 steps.");
        if (horizon is < 1 or > 1000)
        {
            throw new UsageException("--horizon takes 1 to 1000.");
        }

        var model = parsed.GetRequiredValue(Model);
        if (!ForecastModels.Names.Contains(model))
        {
            throw new UsageException($"--model takes one of {string.Join(", ", ForecastModels.Names)}.");
        }

        var threads = parsed.GetValue(Threads);
        if (threads is < 1 or > 64)
        {
            throw new UsageException("--threads takes 1 to 64.");
        }

        return new ForecastRequest(horizon, Levels(parsed.GetRequiredValue(Level)), model, Seasons(parsed.GetValue(Season)), threads);
    }

    /// <summary>The series of the file, or of the shop.</summary>
    /// <exception cref="FailedException">There is no file, or it cannot be read.</exception>
    public static async Task<IReadOnlyList<NamedSeries>> SeriesAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(Input) is not { } path)
        {
            return await ShopSeriesAsync(parsed, cancellationToken);
        }

        if (!File.Exists(path))
        {
            throw new FailedException($"There is no file '{path}'. Check the path.");
        }

        try
        {
            using var reader = new StreamReader(path);
            return SeriesFile.Read(reader);
        }
        catch (SeriesFileException e)
        {
            throw new FailedException($"{Path.GetFileName(path)} cannot be read. {e.Message}", e);
        }
    }

    private static async Task<IReadOnlyList<NamedSeries>> ShopSeriesAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var measure = parsed.GetRequiredValue(MeasureName);
        var grain = parsed.GetRequiredValue(GrainName);
        var by = parsed.GetValue(By);
        var request = new QueryRequest
        {
            Measures = [measure == "revenue" ? "netRevenue" : measure],
            By = by is null ? [grain] : [grain, by],
            FillTime = true,
        };
        _ = request.ToQuery(null);
        await using var host = await CommandHost.OpenAsync(parsed, create: false, cancellationToken);
        await host.LoadFactsAsync(cancellationToken);
        var runner = host.Get<IQueryRunner>();
        var result = await runner.RunAsync(request.ToQuery(runner.Span), cancellationToken);
        var series = ShopSeries.Of(result, grain switch
        {
            "week" => ForecastGrain.Week,
            "month" => ForecastGrain.Month,
            _ => ForecastGrain.Day,
        });
        return series.Count > 0 ? series : throw new FailedException("The shop has no finished days to learn from. Import its purchases first.");
    }

    private static (string Text, double Fraction)[] Levels(string text) =>
    [
        .. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(static t => double.TryParse(t, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent is >= 10 and <= 99
                ? (percent.ToString(CultureInfo.InvariantCulture), percent / 100)
                : throw new UsageException($"--level takes percent from 10 to 99, such as 80,95; '{t}' is not."))
            .DistinctBy(static l => l.Item2)
            .OrderBy(static l => l.Item2),
    ];

    private static int[] Seasons(string? text) => text is null
        ? []
        :
        [
            .. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(static t => int.TryParse(t, NumberStyles.None, CultureInfo.InvariantCulture, out var season) && season is >= 1 and <= 10_000
                    ? season
                    : throw new UsageException($"--season takes whole numbers from 1 to 10000, such as 7 or 7,365; '{t}' is not.")),
        ];
}
