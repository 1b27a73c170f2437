using Analytics.Core.Streaming;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Live;

/// <summary>The newest purchases, newest first.</summary>
public sealed partial class LiveTicker : ComponentBase
{
    private const int Shown = 20;

    private IReadOnlyList<LiveSale>? _drawn;

    /// <summary>The purchases.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<LiveSale> Sales { get; set; } = [];

    [Inject]
    private IShop Shop { get; set; } = default!;

    /// <inheritdoc />
    protected override bool ShouldRender() => !ReferenceEquals(_drawn, Sales);

    /// <inheritdoc />
    protected override void OnAfterRender(bool firstRender) => _drawn = Sales;

    private string Time(LiveSale sale) => TimeZoneInfo.ConvertTime(sale.At, Shop.Settings.TimeZone).ToString("HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);

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
