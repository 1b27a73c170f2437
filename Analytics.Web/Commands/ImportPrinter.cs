using Analytics.Core.Domain;
using Analytics.Core.Import;

namespace Analytics.Web.Commands;

/// <summary>Says what an import found and did.</summary>
internal static class ImportPrinter
{
    /// <summary>A phase in words.</summary>
    public static string Title(ImportPhase phase) => phase switch
    {
        ImportPhase.Checking => "Checking",
        ImportPhase.Writing => "Writing",
        ImportPhase.Committing => "Making it visible",
        _ => "Looking at the file",
    };

    /// <summary>Prints report and outcome; without an outcome it was a dry run.</summary>
    public static void Print(CommandConsole console, ImportPlan plan, QualityReport report, ImportOutcome? outcome)
    {
        console.WriteJson(new
        {
            batch = outcome?.Batch,
            dryRun = outcome is null,
            rows = outcome?.Rows ?? report.Rows,
            committed = outcome?.Committed ?? 0,
            quarantined = outcome?.Quarantined ?? report.RowsQuarantined,
            dropped = outcome?.Dropped ?? (report.RowsReadable - report.RowsToWrite(plan.DropDuplicates, plan.LeaveOutStreamed)),
            notTracked = report.RowsNotTracked,
            consentsGiven = report.ConsentsGiven,
            consentsWithdrawn = report.ConsentsWithdrawn,
            streamedOrders = report.StreamedOrders,
            customers = outcome?.Customers ?? report.Customers,
            orders = outcome?.Orders ?? report.Orders,
            netRevenue = outcome?.NetRevenue ?? report.NetRevenue,
            grossRevenue = outcome?.GrossRevenue ?? report.GrossRevenue,
            problems = outcome?.Problems ?? report.Problems,
            notes = report.Notes,
            first = report.First,
            last = report.Last,
            timeZone = report.TimeZoneId,
            mapping = plan.Fields.Select(f => new { field = ImportFields.Get(f.Field).Name, column = plan.Columns[f.Column] }),
            seconds = Math.Round(outcome?.Seconds ?? report.Seconds, 3),
            rowsPerSecond = outcome is null ? (double?)null : Math.Round(outcome.RowsPerSecond),
        });
        if (!console.IsJson)
        {
            Say(console, plan.Kind, report, outcome);
        }
    }

    private static void Say(CommandConsole console, BatchKind kind, QualityReport report, ImportOutcome? outcome)
    {
        var who = kind switch
        {
            BatchKind.Purchases => Text.Of($", {report.Customers:N0} customers, {report.Orders:N0} order ids"),
            BatchKind.Customers => Text.Of($", {report.Customers:N0} customers"),
            BatchKind.Events => Text.Of($" by {report.Customers:N0} visitors and customers"),
            BatchKind.Visitors => Text.Of($", {report.Customers:N0} visitors"),
            _ => string.Empty,
        };
        console.Say(Text.Of($"{report.FileName}: {report.Rows:N0} rows{who}."));
        if (report is { First: { } first, Last: { } last })
        {
            console.Say(Text.Of($"From {first:yyyy-MM-dd} to {last:yyyy-MM-dd} ({report.TimeZoneId})."));
        }

        if (report.ConsentsGiven + report.ConsentsWithdrawn > 0)
        {
            console.Say(Text.Of($"Consents: {report.ConsentsGiven:N0} given, {report.ConsentsWithdrawn:N0} withdrawn."));
        }

        foreach (var note in report.Notes)
        {
            console.Say(note);
        }

        foreach (var problem in report.Problems)
        {
            console.Say(Text.Of($"  {problem.Title}: {problem.Count:N0}. {problem.Action}"));
        }

        console.Say(outcome is null
            ? Text.Of($"Nothing was written (dry run). It would bring in {report.RowsReadable:N0} rows{(kind == BatchKind.Purchases ? Text.Of($", net revenue {report.NetRevenue:N2},") : string.Empty)} and put {report.RowsQuarantined:N0} aside.")
            : Text.Of($"Batch {outcome.Batch}: {outcome.Committed:N0} rows, {(kind == BatchKind.Purchases ? Text.Of($"net revenue {outcome.NetRevenue:N2}, gross {outcome.GrossRevenue:N2}, ") : string.Empty)}{outcome.Quarantined:N0} put aside, in {outcome.Seconds:0.0} s ({outcome.RowsPerSecond:N0} rows a second)."));
    }
}
