using System.CommandLine;
using System.Globalization;
using Analytics.Core.Queries;
using Analytics.Core.Storage;
using Analytics.Web.Api;

namespace Analytics.Web.Commands;

/// <summary><c>query</c>: asks one question and prints the answer.</summary>
public static class QueryCommand
{
    /// <summary>The verb.</summary>
    public static Command Build()
    {
        var command = new Command("query", "Ask for measures, broken down by dimensions, under filters, over a period.");
        QueryOptions.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var request = QueryOptions.Read(parsed);
        // What is misspelt is told before a database is looked for.
        _ = request.ToQuery(null);
        await using var host = await CommandHost.OpenAsync(parsed, create: false, cancellationToken);
        await host.LoadFactsAsync(cancellationToken);
        var runner = host.Get<IQueryRunner>();
        var query = request.ToQuery(runner.Span);
        await host.LoadLabelsAsync(query, cancellationToken);
        var result = await runner.RunAsync(query, cancellationToken);
        var currency = host.Get<SettingsStore>().Shop.Currency;
        host.Console.WriteJson(QueryDocument.Of(result, currency));
        if (!host.Console.IsJson)
        {
            Print(result, currency, host.Console);
        }

        return ExitCodes.Done;
    }

    private static void Print(QueryResult result, string currency, CommandConsole console)
    {
        var query = result.Query;
        var table = new TextTable();
        foreach (var dimension in query.By)
        {
            table.AddColumn(DimensionCatalog.Of(dimension).Label, alignRight: false);
        }

        if (query.By.Count == 0)
        {
            table.AddColumn(string.Empty, alignRight: false);
        }

        foreach (var definition in query.Measures.Select(MeasureCatalog.Of))
        {
            var label = definition.Unit == MeasureUnit.Money ? $"{definition.Label} ({currency})" : definition.Label;
            table.AddColumn(label, alignRight: true);
            if (result.ComparisonTotals is not null)
            {
                table.AddColumn("before", alignRight: true);
            }
        }

        foreach (var row in result.Rows)
        {
            var mark = row.IsUnfinished ? " (unfinished)" : string.Empty;
            table.AddRow(
            [
                .. row.Keys.Select((key, i) => i == row.Keys.Count - 1 ? key.Label + mark : key.Label),
                .. Cells(query, row.Values, row.Comparison, result.ComparisonTotals is not null),
            ]);
        }

        table.AddRow(
        [
            .. query.By.DefaultIfEmpty().Select((_, i) => i == 0 ? "Total" : string.Empty),
            .. Cells(query, result.Totals, result.ComparisonTotals, result.ComparisonTotals is not null),
        ]);
        table.Write(console.Output);
        console.Say(string.Empty);
        if (result.Period is { } period)
        {
            var against = result.ComparisonPeriod is { } c ? Text.Of($", against {c.From:yyyy-MM-dd} to {c.To:yyyy-MM-dd}") : string.Empty;
            console.Say(Text.Of($"{period.From:yyyy-MM-dd} to {period.To:yyyy-MM-dd}{against}, {result.TimeZoneId}; {result.MatchedLines:N0} lines in {result.Elapsed.TotalMilliseconds:0.0} ms."));
        }

        foreach (var warning in result.Warnings)
        {
            console.Warn(warning.Message);
        }
    }

    private static IEnumerable<string> Cells(
        AnalyticsQuery query, IReadOnlyList<MeasureValue> values, IReadOnlyList<MeasureValue>? comparison, bool compared)
    {
        for (var i = 0; i < query.Measures.Count; i++)
        {
            var unit = MeasureCatalog.Of(query.Measures[i]).Unit;
            yield return Cell(values[i].Value, unit);
            if (compared)
            {
                yield return Cell(comparison?[i].Value, unit);
            }
        }
    }

    private static string Cell(decimal? value, MeasureUnit unit) => value is not { } number
        ? "n/a"
        : number.ToString(
            unit switch
            {
                MeasureUnit.Money => "N2",
                MeasureUnit.Count => "N0",
                MeasureUnit.Pieces => "#,##0.###",
                _ => "0.0%",
            },
            CultureInfo.InvariantCulture);
}
