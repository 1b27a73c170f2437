using System.CommandLine;
using Analytics.Core.Customers;
using Analytics.Core.Domain;
using Analytics.Core.Queries;

namespace Analytics.Web.Commands;

/// <summary><c>churn</c>: predicts who will not come back, on days that are hidden, and says how well.</summary>
public static class ChurnCommand
{
    private const int MostDays = 3_000;

    private static readonly Option<int?> Holdout = new("--holdout-days")
    {
        Description = "How many of the last days to hide from the model; by default the horizon, at most a quarter of the history.",
        HelpName = "N",
    };

    private static readonly Option<PurchaseModel?> Model = new("--model")
    {
        Description = "Which model counts the orders to come: BgNbd or ModifiedBgNbd; by default the shop's setting.",
        HelpName = "MODEL",
    };

    private static readonly Option<string?> Out = new("--out", "-o")
    {
        Description = "Write customer,p_alive,churn_probability,tier,expected,actual_orders,next_formula,next_model,next_actual as CSV.",
        HelpName = "FILE",
    };

    /// <summary>The verb.</summary>
    public static Command Build()
    {
        var command = new Command("churn", "Predict who will not come back on hidden days, and score it against the rule and against everyone the same.") { Holdout, Model, Out };
        command.Validators.Add(static result =>
        {
            if (result.GetValue(Holdout) is { } days and (< 1 or > MostDays))
            {
                result.AddError(Text.Of($"--holdout-days takes 1 to {MostDays:N0}, not {days}."));
            }
        });
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var host = await CommandHost.OpenAsync(parsed, create: false, cancellationToken);
        await host.LoadFactsAsync(cancellationToken);
        var settings = host.Get<ICustomerScoring>().Settings;
        settings = settings with { Model = parsed.GetValue(Model) ?? settings.Model };
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var days = parsed.GetValue(Holdout);
        var evaluation = await host.Get<HoldoutEvaluator>().EvaluateAsync(settings, days, cancellationToken)
            ?? throw new FailedException(
                $"The history is too short to hide {(days is { } n ? Text.Of($"{n} days") : "a part of it")}: it needs twice as many days, and at least {HoldoutEvaluator.LeastCustomers} customers before them. Hide fewer days with --holdout-days, or import more.");
        var seconds = Math.Round(clock.Elapsed.TotalSeconds, 3);
        if (parsed.GetValue(Out) is { } file)
        {
            await WriteAsync(Path.GetFullPath(file), evaluation, host.Get<ICustomerDirectory>(), cancellationToken);
        }

        host.Console.WriteJson(new
        {
            evaluation.Window,
            Customers = evaluation.Window.Customers,
            Churned = evaluation.Churn.Churned,
            Model = evaluation.Models.Count == 0 ? null : evaluation.Models[0],
            Churn = new { evaluation.Churn.Model, evaluation.Churn.Rule, evaluation.Churn.Same },
            evaluation.NextOrder,
            evaluation.Orders,
            Seconds = seconds,
        });
        if (!host.Console.IsJson)
        {
            Print(evaluation, seconds, host.Console);
        }

        return ExitCodes.Done;
    }

    private static void Print(HoldoutEvaluation evaluation, double seconds, CommandConsole console)
    {
        var (window, churn) = (evaluation.Window, evaluation.Churn);
        console.Say(Text.Of($"{window.Customers:N0} customers known on {window.Cut:yyyy-MM-dd}; {churn.Churned:N0} ({churn.Share:0.0%}) did not order in the {window.Days} days to {window.To:yyyy-MM-dd}."));
        console.Say(string.Empty);
        var table = new TextTable();
        table.AddColumn("Churn", alignRight: false);
        foreach (var title in new[] { "AUC", "Brier", "Lift of the top tenth" })
        {
            table.AddColumn(title, alignRight: true);
        }

        foreach (var score in new[] { churn.Model, churn.Rule, churn.Same }.OfType<ClassifierScore>())
        {
            table.AddRow([score.Name, Number(score.Auc), Number(score.Brier), Number(score.LiftTopTenth)]);
        }

        table.Write(console.Output);
        PrintNextOrder(evaluation.NextOrder, console);
        if (evaluation.Orders is { } orders)
        {
            console.Say(string.Empty);
            console.Say(Text.Of($"Orders: {orders.Expected:N1} expected, {orders.Actual:N0} came; correlation {Number(orders.Correlation)}."));
        }

        console.Say(Text.Of($"{seconds:0.00} s."));
        foreach (var warning in evaluation.Models.SelectMany(m => m.Warnings))
        {
            console.Warn(warning);
        }
    }

    private static void PrintNextOrder(NextOrderEvaluation next, CommandConsole console)
    {
        console.Say(string.Empty);
        var table = new TextTable();
        table.AddColumn("Time to the next order", alignRight: false);
        foreach (var title in new[] { "Days off", "of the median", Text.Of($"of the {next.Returned:N0} who came back"), "Concordance" })
        {
            table.AddColumn(title, alignRight: true);
        }

        foreach (var within in next.Scores[0].Within)
        {
            table.AddColumn(Text.Of($"AUC, {within.Days} days"), alignRight: true);
            table.AddColumn(Text.Of($"Brier, {within.Days} days"), alignRight: true);
        }

        foreach (var score in next.Scores)
        {
            table.AddRow(
            [
                score.Name, Text.Of($"{score.DaysOff:0.0}"), Text.Of($"{score.MedianDaysOff:0.0}"), score.ReturnedDaysOff is { } off ? Text.Of($"{off:0.0}") : "n/a", Number(score.Concordance),
                .. score.Within.SelectMany(static w => new[] { Number(w.Auc), Number(w.Brier) }),
            ]);
        }

        table.Write(console.Output);
    }

    private static async Task WriteAsync(string path, HoldoutEvaluation evaluation, ICustomerDirectory directory, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(path);
        await writer.WriteLineAsync("customer,p_alive,churn_probability,tier,expected,actual_orders,next_formula,next_model,next_actual".AsMemory(), cancellationToken);
        foreach (var row in evaluation.Customers)
        {
            var id = CsvCell.Quote(CsvCell.Escape(directory.Of(row.Key, evaluation.Window.Cut)?.ExternalId ?? string.Empty), ',');
            await writer.WriteLineAsync(
                Text.Of($"{id},{Cell(row.ProbabilityAlive)},{Cell(row.ChurnProbability)},{row.Tier},{Cell(row.ExpectedOrders)},{row.ActualOrders},{Cell(row.NextOrderFormula)},{Cell(row.NextOrderModel)},{row.ActualNextOrder}").AsMemory(),
                cancellationToken);
        }
    }

    private static string Cell(double value) => double.IsFinite(value) ? Text.Of($"{value:0.######}") : string.Empty;

    private static string Number(double? value) => value is { } number ? Text.Of($"{number:0.0000}") : "n/a";
}
