using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Analytics.Core.Queries;
using Analytics.Core.Streaming;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.State;

/// <summary>
/// A purchase as a row of the live view: written once for all who look, because at fifty purchases a second the same ten new rows go to every reader
/// five times a second, and as elements each of them would cost every circuit some thirty parts to build, keep, compare and send.
/// </summary>
/// <param name="Number">The purchase's number.</param>
/// <param name="OrderId">The order's id.</param>
/// <param name="Cells">The cells: time, what, where, customer, amount. Every text of the data is encoded.</param>
public sealed record LiveRow(long Number, string OrderId, MarkupString Cells)
{
    /// <summary>How many are shown.</summary>
    public const int Shown = 20;

    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The row of a purchase, in the shop's zone and currency.</summary>
    public static LiveRow Of(LiveSale sale, Formatter format)
    {
        var what = Html.Encode(What(sale));
        var customer = sale.CustomerId is { } id
            ? $"<a href=\"{Html.Encode("customers/" + Uri.EscapeDataString(id))}\">{Html.Encode(id)}</a>"
            : "<span class=\"muted\">anonymous</span>";
        var time = TimeZoneInfo.ConvertTime(sale.At, format.Settings.TimeZone).ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        var amount = Html.Encode(format.Cell(sale.Amount.Amount, MeasureUnit.Money));
        return new LiveRow(
            sale.Number,
            sale.OrderId,
            new MarkupString(
                $"<td class=\"time\">{time}</td><td class=\"what\" title=\"{what}\"><span>{what}</span></td><td class=\"minor\">{Html.Encode(Where(sale))}</td>"
                + $"<td class=\"minor\">{customer}</td><td class=\"number{(sale.Amount.Units < 0 ? " bad" : null)}\">{amount}</td>"));
    }

    private static string What(LiveSale sale)
    {
        var what = sale.Product ?? sale.Category ?? $"Order {sale.OrderId}";
        var more = sale.Lines > 1 ? $" and {sale.Lines - 1} more" : string.Empty;
        var kind = sale.Status == PurchaseStatus.Corrected ? "Correction: " : sale.Amount.Units < 0 ? "Return: " : string.Empty;
        return kind + what + more;
    }

    private static string Where(LiveSale sale) => (sale.Channel, sale.Location) switch
    {
        ({ } channel, { } location) => $"{channel}, {location}",
        ({ } channel, null) => channel,
        (null, { } location) => location,
        _ => "–",
    };
}
