using Analytics.Core.Planning;
using Analytics.Core.Storage;
using Analytics.Web.Security;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Controls;

/// <summary>Says that forecasts are held to the days of an earlier version, and lets them learn from all again. Shows nothing where nothing holds them.</summary>
public sealed partial class ForecastHoldNotice : ComponentBase
{
    private string? _problem;

    /// <summary>What holds them; null when nothing does.</summary>
    [Parameter, EditorRequired]
    public ForecastHold? Hold { get; set; }

    [Inject]
    private IShop Shop { get; set; } = default!;

    [Inject]
    private IPredictionActions Deeds { get; set; } = default!;

    private async Task EndAsync()
    {
        _problem = null;
        try
        {
            await Deeds.RollBackForecastAsync(null);
        }
        catch (Exception problem) when (problem is AccessDeniedException or StorageException)
        {
            _problem = problem.Message;
        }
    }
}
