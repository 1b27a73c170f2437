using System.Globalization;
using Analytics.Core.Queries.Live;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Live;

/// <summary>Today's revenue by category or place, as bars.</summary>
public sealed partial class LiveParts : ComponentBase
{
    private const int Shown = 6;

    private readonly string _titleId = "parts-" + Guid.NewGuid().ToString("N");

    /// <summary>What it shows.</summary>
    [Parameter, EditorRequired]
    public string Title { get; set; } = string.Empty;

    /// <summary>The parts, by revenue.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<LivePart> Parts { get; set; } = [];

    [Inject]
    private IShop Shop { get; set; } = default!;

    private decimal Total => Parts.Sum(static p => p.Today.Revenue.Amount);

    private string Width(LivePart part)
    {
        var most = Parts.Max(static p => p.Today.Revenue.Amount);
        var share = most <= 0 ? 0 : Math.Max(0, part.Today.Revenue.Amount / most);
        return (share * 100).ToString("0.#", CultureInfo.InvariantCulture) + "%";
    }
}
