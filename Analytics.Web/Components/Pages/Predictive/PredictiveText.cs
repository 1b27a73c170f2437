using System.Globalization;
using Analytics.Core.Customers;
using Analytics.Core.Queries;
using Analytics.Web.State;

namespace Analytics.Web.Components.Pages.Predictive;

/// <summary>Writes predictions, which are doubles and often not known, as the shop writes its numbers.</summary>
internal static class PredictiveText
{
    /// <summary>Where all scores can be taken away.</summary>
    public const string ExportAddress = "api/v1/export/customer-scores";

    private const double LargestMoney = 1e15;

    /// <summary>Where the scores of those can be taken away whom a view keeps to: of all where it keeps to nobody.</summary>
    public static string ExportOf(PageView view) => view.Filters.Any(static f => CustomerList.Filterable.Contains(f.Dimension))
        ? "api/v1/export/customer-list" + view.Shared().ToQueryString()
        : ExportAddress;

    /// <summary>A number for the shop's formatter; null where it is not known.</summary>
    public static decimal? Number(double? value) => value is { } v && double.IsFinite(v) && Math.Abs(v) < LargestMoney ? (decimal)v : null;

    /// <summary>Money in short.</summary>
    public static string Money(this Formatter format, double? value) => format.Compact(Number(value), MeasureUnit.Money);

    /// <summary>Money with every digit.</summary>
    public static string MoneyExact(this Formatter format, double? value) => format.Exact(Number(value), MeasureUnit.Money);

    /// <summary>Money in a table's column.</summary>
    public static string MoneyCell(this Formatter format, double? value) => format.Cell(Number(value), MeasureUnit.Money);

    /// <summary>A probability or share with one decimal.</summary>
    public static string Share(this Formatter format, double? value) => Number(value) is { } v ? format.Share(v) : Formatter.NotAvailable;

    /// <summary>A plain number with so many decimals.</summary>
    public static string Plain(this Formatter format, double? value, int decimals) =>
        Number(value) is { } v ? v.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), format.Culture) : Formatter.NotAvailable;

    /// <summary>A fitted number with four digits that count.</summary>
    public static string Significant(this Formatter format, double? value) => value is not { } v || !double.IsFinite(v)
        ? Formatter.NotAvailable
        : Math.Abs(v) switch
        {
            0 => "0",
            >= 1e6 or < 1e-4 => v.ToString("0.###e0", format.Culture),
            >= 1_000 => v.ToString("#,0.#", format.Culture),
            >= 1 => v.ToString("0.###", format.Culture),
            _ => v.ToString("0.#####", format.Culture),
        };

    /// <summary>Who a run is about, and of when.</summary>
    public static string Whom(this Formatter format, ScoringRun run) => $"{format.Count(run.Customers)} customers, as of {format.Day(run.AsOf)}";

    /// <summary>The days that were hidden.</summary>
    public static string Window(this Formatter format, HoldoutWindow window) =>
        $"{format.Count(window.Customers)} customers, {format.Count(window.Days)} hidden days, {format.Days(new Period(window.Cut.AddDays(1), window.To))}";

    /// <summary>Where a customer's own page is.</summary>
    public static string CustomerAddress(string id) => "customers/" + Uri.EscapeDataString(id);
}
