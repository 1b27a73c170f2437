using System.Globalization;
using Analytics.Core.Customers;
using Analytics.Core.Queries;

namespace Analytics.Web.Commands;

/// <summary>Says to people what <c>lifetime</c> found.</summary>
internal static class LifetimePrinter
{
    /// <summary>Prints parameters, the held-out check and warnings.</summary>
    public static void Print(CommandConsole console, LifetimeReport report, CustomerPurchaseDays days, LifetimeUnit unit)
    {
        var units = unit == LifetimeUnit.Week ? "weeks" : "days";
        console.Say(Text.Of($"{report.Histories.Length:N0} customers up to {days.Until:yyyy-MM-dd}, {report.Groups.RepeatCustomers:N0} of whom came back; times in {units}."));
        console.Say(string.Empty);
        var table = new TextTable();
        table.AddColumn("Model", alignRight: false);
        table.AddColumn("Parameters (standard errors)", alignRight: false);
        table.AddColumn("Log-likelihood", alignRight: true);
        foreach (var fit in (IPurchaseFit[])[report.BgNbd, report.Modified, report.Pareto])
        {
            table.AddRow([fit.Model, Parameters(fit.Parameters), Likelihood(fit.Summary.LogLikelihood)]);
        }

        table.AddRow(["Gamma-Gamma", Parameters(report.Spend.Parameters), Likelihood(report.Spend.LogLikelihood)]);
        table.Write(console.Output);
        console.Say(string.Empty);
        if (report.Holdout is { } holdout)
        {
            console.Say(Text.Of($"Held out, {holdout.Periods:0.##} {units}: {report.Model.Model} expected {holdout.Expected:N1} orders, {holdout.Actual:N0} came; correlation {holdout.Correlation:0.000}."));
        }

        var (orders, value) = (0.0, 0.0);
        foreach (var history in report.Histories)
        {
            var clv = report.Clv.Value(history);
            orders += clv.ExpectedOrders;
            value += clv.Value;
        }

        console.Say(Text.Of($"Next {report.Horizon:0.##} {units}: {orders:N1} orders expected, worth {value:N2}. Fitted in {report.Seconds:0.000} s."));
        foreach (var warning in report.Warnings)
        {
            console.Warn(warning);
        }
    }

    private static string Parameters(IReadOnlyList<LifetimeParameter> parameters) =>
        string.Join("  ", parameters.Select(p => Text.Of($"{p.Name} {p.Value:G5} ({p.StandardError:G2})")));

    private static string Likelihood(double value) => double.IsNaN(value) ? "n/a" : value.ToString("N2", CultureInfo.InvariantCulture);
}
