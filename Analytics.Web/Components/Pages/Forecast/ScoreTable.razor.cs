using Analytics.Core.Planning;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Forecast;

/// <summary>The models' scoreboard against seasonal naive, and how often the bands held.</summary>
public sealed partial class ScoreTable : ComponentBase
{
    private readonly string _titleId = "s" + Guid.NewGuid().ToString("N")[..8];

    /// <summary>The forecast.</summary>
    [Parameter, EditorRequired]
    public ShopForecast Forecast { get; set; } = default!;

    [Inject]
    private IShop Shop { get; set; } = default!;

    private Formatter Format => Shop.Format;

    private static string NameOf(ModelScore score) => score.Role switch
    {
        ModelRole.Forecast => $"This forecast ({score.Name})",
        ModelRole.Naive => $"Seasonal naive ({score.Name})",
        _ => score.Name,
    };

    private double? TotalsIn(double level) => Forecast.TotalCoverage.FirstOrDefault(c => Math.Abs(c.Level - level) < 1e-9)?.Realised;

    private double? Against(ModelScore score) => score.Mase is { } mine && Forecast.Naive?.Mase is > 0 and var naive ? (mine - naive) / naive : null;
}
