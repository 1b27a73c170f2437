using Analytics.Core.Domain;
using Analytics.Core.Queries;
using Analytics.Web.Components.Controls;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Roi;

/// <summary>The form of one cost.</summary>
public sealed partial class CostForm : DraftForm<CostDraft>
{
    private const int MostNames = 100;

    private readonly string _categories = "n" + Guid.NewGuid().ToString("N")[..8];
    private readonly string _channels = "n" + Guid.NewGuid().ToString("N")[..8];
    private IReadOnlyList<string> _categoryNames = [];
    private IReadOnlyList<string> _channelNames = [];

    /// <summary>What is wrong, by the field's name.</summary>
    [Parameter]
    public IReadOnlyDictionary<string, string> Problems { get; set; } = new Dictionary<string, string>();

    [Inject]
    private IShop Shop { get; set; } = default!;

    [Inject]
    private CachedQueryService Queries { get; set; } = default!;

    private string Hint => (Draft.Category, Draft.Kind) switch
    {
        (CostCategory.Goods, CostDraft.Share or CostDraft.Piece) =>
            "Of costs of goods the most specific counts: a product's own before its category's, its channel's, the whole shop's. A later one of the same lines takes the place of an earlier one from its first day on.",
        (_, CostDraft.Month) => "Counted day by day: a month's amount is spread evenly over its days.",
        (_, CostDraft.Piece) => "Counted for each piece sold; pieces that come back take it off again.",
        _ => "Enter 0 to say that there is no such cost.",
    };

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        _categoryNames = await NamesAsync(Dimension.Category);
        _channelNames = await NamesAsync(Dimension.Channel);
    }

    private async Task<IReadOnlyList<string>> NamesAsync(Dimension dimension) =>
        [.. (await Queries.ValuesAsync(dimension, null, MostNames)).Select(static v => v.Key).Where(static k => k != DimensionValue.UnknownKey)];
}
