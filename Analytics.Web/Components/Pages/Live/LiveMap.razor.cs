using System.Globalization;
using Analytics.Core.Queries;
using Analytics.Core.Queries.Live;
using Analytics.Web.State;
using Analytics.Web.State.Places;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Live;

/// <summary>Today's revenue by place, on a map that needs nothing from outside. A table beside it says the same in words.</summary>
public sealed partial class LiveMap : ComponentBase
{
    private const int Named = 4;

    private IReadOnlyList<LivePart>? _drawn;

    /// <summary>The places.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<LivePart> Parts { get; set; } = [];

    [Inject]
    private IShop Shop { get; set; } = default!;

    private static string Aspect => PlaceMap.Aspect.ToString(CultureInfo.InvariantCulture);

    private PlaceMap Map { get; set; } = PlaceMap.Of([]);

    private string Summary => $"A map. {string.Join(", ", Map.Dots.Take(Named).Select(Words))}{(Map.Dots.Count > Named ? $", and {Map.Dots.Count - Named} more" : string.Empty)}.";

    private string Elsewhere
    {
        get
        {
            var named = Map.Elsewhere.Take(Named).Select(part => $"{(part.Name.Length == 0 ? "Unknown" : part.Name)} {Share(part.Value)}");
            var more = Map.Elsewhere.Skip(Named).Sum(static part => part.Value);
            return string.Join(", ", named) + (Map.Elsewhere.Count > Named ? $", {Map.Elsewhere.Count - Named} others {Share(more)}" : string.Empty) + ".";
        }
    }

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (!ReferenceEquals(_drawn, Parts))
        {
            Map = PlaceMap.Of(Parts.Select(static p => (p.Name, p.Today.Revenue.Amount)));
        }
    }

    /// <inheritdoc />
    protected override bool ShouldRender() => !ReferenceEquals(_drawn, Parts);

    /// <inheritdoc />
    protected override void OnAfterRender(bool firstRender) => _drawn = Parts;

    private static string Position(MapDot dot) => string.Create(CultureInfo.InvariantCulture, $"left: {dot.Left}%; top: {dot.Top}%; width: {dot.Diameter}px; height: {dot.Diameter}px");

    private string Words(MapDot dot) => $"{dot.Name} {Shop.Format.Compact(dot.Value, MeasureUnit.Money)} ({Share(dot.Value)})";

    private string Share(decimal value) => Map.Total > 0 ? Shop.Format.Share(value / Map.Total) : Formatter.NotAvailable;
}
