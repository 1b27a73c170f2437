using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Analytics.Core.Customers;
using Analytics.Core.Domain;
using Analytics.Core.Queries;

namespace Analytics.Web.Commands;

/// <summary><c>lifetime</c>: fits the lifetime models, scores them on held-out time, and says what each customer is worth.</summary>
public static class LifetimeCommand
{
    private static readonly Option<DateOnly?> CalibrationEnd = new("--calibration-end")
    {
        Description = "The last day to learn from, YYYY-MM-DD; what comes after is held out. By default the last day there is.",
        HelpName = "DATE",
        CustomParser = static result =>
        {
            if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return day;
            }

            result.AddError($"'{result.Tokens[0].Value}' is no day. Write it as 1997-09-30.");
            return null;
        },
    };

    private static readonly Option<string> Unit = new Option<string>("--unit")
    {
        Description = "The unit of recency, T and the horizon.",
        DefaultValueFactory = static _ => "day",
    }.AcceptOnlyFromAmong("day", "week");

    private static readonly Option<string> Model = new Option<string>("--model")
    {
        Description = "The order model behind P(alive), expected orders and values.",
        DefaultValueFactory = static _ => "bgnbd",
    }.AcceptOnlyFromAmong("bgnbd", "mbgnbd", "paretonbd");

    private static readonly Option<double?> Horizon = new("--horizon")
    {
        Description = "How far ahead, in the unit. By default the held-out time, else a year.",
        HelpName = "N",
    };

    private static readonly Option<double> Margin = new("--margin")
    {
        Description = "Share of the spend that is kept; 1 for revenue.",
        HelpName = "SHARE",
        DefaultValueFactory = static _ => 1,
    };

    private static readonly Option<double> Discount = new("--discount")
    {
        Description = "Discount rate for a year, such as 0.1; what comes is discounted from the middle of its month.",
        HelpName = "RATE",
        DefaultValueFactory = static _ => 0,
    };

    private static readonly Option<bool> Gross = new("--gross")
    {
        Description = "A purchase day's value is gross; else net: that day's total, what was returned on it taken off.",
    };

    private static readonly Option<bool> CountFree = new("--free-orders")
    {
        Description = "Count days on which a customer only got something for nothing; always so with the preset cdnow.",
    };

    private static readonly Option<string?> Out = new("--out", "-o")
    {
        Description = "Write each customer as CSV: customer,frequency,recency,T,p_alive,expected,conditional_spend,clv.",
        HelpName = "FILE",
    };

    /// <summary>The verb.</summary>
    public static Command Build()
    {
        var command = new Command("lifetime", "Who still buys, how often and for how much: BG/NBD, Pareto/NBD and Gamma-Gamma, with a held-out check.");
        foreach (var option in (Option[])[CalibrationEnd, Unit, Model, Horizon, Margin, Discount, Gross, CountFree, Out])
        {
            command.Add(option);
        }

        ShopSource.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        Check(parsed.GetValue(Horizon) is null or (> 0 and < 1e6), "--horizon takes a number above 0.");
        Check(parsed.GetValue(Margin) is > 0 and <= 1, "--margin takes a share above 0, up to 1.");
        Check(parsed.GetValue(Discount) is >= 0 and <= 10, "--discount takes a rate for a year from 0 on, such as 0.1 for ten percent.");
        await using var source = await ShopSource.OpenAsync(parsed, cancellationToken);
        var unit = parsed.GetRequiredValue(Unit) == "week" ? LifetimeUnit.Week : LifetimeUnit.Day;
        var days = await source.Get<ICustomerQueries>().CustomerPurchaseDaysAsync(
            new PurchaseDaysQuery
            {
                Until = parsed.GetValue(CalibrationEnd),
                NetValue = !parsed.GetValue(Gross),
                CountFree = parsed.GetValue(CountFree) || source.Plan?.MappingName == "cdnow",
            },
            cancellationToken);
        if (days.Customers.Count == 0)
        {
            throw new FailedException(days.LastDay is { } last
                ? Text.Of($"Nobody bought up to {days.Until:yyyy-MM-dd}; the last line is of {last:yyyy-MM-dd}. Take a later --calibration-end.")
                : "There are no purchases to learn from. Import some first, or name a file with --input.");
        }

        var report = Fit(parsed, days, unit);
        if (parsed.GetValue(Out) is { } path)
        {
            await WriteAsync(Path.GetFullPath(path), days, report, cancellationToken);
        }

        source.Console.WriteJson(report.Document(days, unit));
        if (!source.Console.IsJson)
        {
            LifetimePrinter.Print(source.Console, report, days, unit);
        }

        return ExitCodes.Done;
    }

    private static void Check(bool isRight, string message)
    {
        if (!isRight)
        {
            throw new UsageException(message);
        }
    }

    private static LifetimeReport Fit(ParseResult parsed, CustomerPurchaseDays days, LifetimeUnit unit)
    {
        var histories = LifetimeHistories.Of(days, unit);
        var clock = Stopwatch.StartNew();
        var groups = HistoryGroups.Compress(histories, unit);
        var bgnbd = BgNbdModel.Fit(groups);
        var spend = GammaGammaModel.Fit(histories);
        var ordersAndSpend = clock.Elapsed.TotalSeconds;
        var modified = ModifiedBgNbdModel.Fit(groups);
        var pareto = ParetoNbdModel.Fit(groups);
        var seconds = clock.Elapsed.TotalSeconds;
        IPurchaseFit model = parsed.GetRequiredValue(Model) switch
        {
            "mbgnbd" => modified,
            "paretonbd" => pareto,
            _ => bgnbd,
        };
        var periods = LifetimeHistories.HoldoutPeriods(days, unit);
        var horizon = parsed.GetValue(Horizon) ?? (periods > 0 ? periods : unit == LifetimeUnit.Week ? 52 : 365);
        var holdout = periods > 0 ? HoldoutScore.Of(model, histories, [.. days.Customers.Select(c => c.LaterDays)], periods) : null;
        var clv = new CustomerLifetimeValue(
            model, spend, new ClvOptions { Horizon = horizon, Margin = parsed.GetValue(Margin), AnnualDiscount = parsed.GetValue(Discount) });
        return new LifetimeReport(histories, groups, bgnbd, modified, pareto, spend, model, holdout, clv, horizon, ordersAndSpend, seconds);
    }

    private static async Task WriteAsync(string path, CustomerPurchaseDays days, LifetimeReport report, CancellationToken cancellationToken)
    {
        // Under another name until it is whole, so that nobody takes a part for the file.
        var part = path + ".part";
        try
        {
            await using (var writer = new StreamWriter(part, append: false, new UTF8Encoding(false)))
            {
                await writer.WriteLineAsync("customer,frequency,recency,T,p_alive,expected,conditional_spend,clv".AsMemory(), cancellationToken);
                foreach (var history in report.Histories)
                {
                    var value = report.Clv.Value(history);
                    await writer.WriteLineAsync(
                        Text.Of($"{CsvCell.Quote(CsvCell.Escape(days.IdOf(history.Key) ?? string.Empty))},{history.Frequency},{history.Recency:0.######},{history.T:0.######},{report.Model.ProbabilityAlive(history):0.########},{value.ExpectedOrders:0.########},{value.Spend:0.######},{value.Value:0.######}").AsMemory(),
                        cancellationToken);
                }
            }

            File.Move(part, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            File.Delete(part);
            throw new FailedException($"'{path}' cannot be written: {e.Message}", e);
        }
    }
}
