using Analytics.Core.Domain;
using Analytics.Core.Queries;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Admin;

/// <summary>Chooses the rows that an account or key may see, and says what they come to.</summary>
public sealed partial class RowLimitPicker : ComponentBase
{
    private const int MostValues = 500;

    private static readonly (RowField Attribute, Dimension Dimension)[] Attributes =
        [(RowField.Channel, Dimension.Channel), (RowField.Location, Dimension.Location), (RowField.Category, Dimension.Category)];

    /// <summary>What it is for.</summary>
    [Parameter, EditorRequired]
    public string Title { get; set; } = string.Empty;

    /// <summary>The limit to begin with; null for none.</summary>
    [Parameter]
    public RowLimit? Value { get; set; }

    /// <summary>Another limit was chosen.</summary>
    [Parameter]
    public EventCallback<RowLimit?> ValueChanged { get; set; }

    [Inject]
    private IQueryRunner Runner { get; set; } = default!;

    [Inject]
    private IShop Shop { get; set; } = default!;

    private IReadOnlyList<Part> Parts { get; set; } = [];

    private string Preview { get; set; } = string.Empty;

    private string? Trouble { get; set; }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        var parts = new List<Part>();
        foreach (var (attribute, dimension) in Attributes)
        {
            HashSet<string> chosen = [.. Value?.Conditions.FirstOrDefault(c => c.Attribute == attribute)?.Values ?? []];
            var values = await Runner.ValuesAsync(dimension, null, MostValues);
            // What was chosen stays to be seen, whether or not the data still has it.
            parts.Add(new Part(attribute, DimensionCatalog.Of(dimension).Label, [.. values.Select(static v => v.Key).Union(chosen)], chosen));
        }

        Parts = parts;
        await PreviewAsync(Value);
    }

    private async Task ChooseAsync(Part part, string value, bool isOn)
    {
        _ = isOn ? part.Chosen.Add(value) : part.Chosen.Remove(value);
        try
        {
            var limit = RowLimit.Of(Parts.Select(static p => (p.Attribute, (IEnumerable<string>)p.Chosen)));
            Trouble = null;
            await PreviewAsync(limit);
            await ValueChanged.InvokeAsync(limit);
        }
        catch (FormatException problem)
        {
            Trouble = problem.Message;
        }
    }

    // Asked as the account would ask: the numbers are the ones that it will see.
    private async Task PreviewAsync(RowLimit? limit)
    {
        var question = new AnalyticsQuery { Measures = [Measure.NetRevenue, Measure.Lines, Measure.ActiveCustomers] };
        var all = await Runner.RunAsync(question);
        QueryResult seen;
        using (RowLimits.Use(limit))
        {
            seen = await Runner.RunAsync(question);
        }

        var format = Shop.Format;
        Preview = limit is null
            ? $"Sees everything: {format.Count(all.MatchedLines)} lines."
            : $"Sees {format.Count(seen.MatchedLines)} of {format.Count(all.MatchedLines)} lines, "
                + $"{format.Exact(seen.Totals[2].Value ?? 0, MeasureUnit.Count)} of {format.Exact(all.Totals[2].Value ?? 0, MeasureUnit.Count)} customers and "
                + $"{format.Exact(seen.Totals[0].Value ?? 0, MeasureUnit.Money)} of {format.Exact(all.Totals[0].Value ?? 0, MeasureUnit.Money)} net revenue, of all time. "
                + "Pages that cannot be shown for a part are closed to it.";
    }

    private sealed record Part(RowField Attribute, string Label, IReadOnlyList<string> Values, HashSet<string> Chosen);
}
