using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Controls;

/// <summary>The open alerts in short, for the Overview. Nothing at all while there are none.</summary>
public sealed partial class OpenAlerts : AlertFollower
{
    private const int Most = 3;

    [Inject]
    private IShop Shop { get; set; } = default!;
}
