using Analytics.Core.Customers;
using Analytics.Core.Queries;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Customers;

/// <summary>A page of customers as a table, whose heads sort.</summary>
public sealed partial class CustomerTable : ComponentBase
{
    /// <summary>The customers.</summary>
    [Parameter, EditorRequired]
    public CustomerListPage Page { get; set; } = default!;

    /// <summary>What is asked for.</summary>
    [Parameter, EditorRequired]
    public CustomerListView List { get; set; } = default!;

    /// <summary>The columns after the customer's own.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<CustomerColumn> Columns { get; set; } = [];

    /// <summary>Another view is wanted.</summary>
    [Parameter]
    public EventCallback<PageView> OnChange { get; set; }

    [Inject]
    private IShop Shop { get; set; } = default!;

    private static string LevelOf(ServiceLevel level) => ScoreFields.Of(ScoreField.ServiceLevel).Names[(int)level];

    private string Text(ScoreField field, int row)
    {
        var value = Page.Scores.ValueAt(field, row);
        return ScoreFields.Of(field).Unit switch
        {
            ScoreUnit.Name => Page.Scores.NameAt(field, row),
            ScoreUnit.Money => ScoreText.Cell(Shop.Format, value),
            ScoreUnit.Probability => ScoreText.Probability(Shop.Format, value),
            ScoreUnit.Days => ScoreText.Days(Shop.Format, value),
            _ when field == ScoreField.ExpectedOrders => ScoreText.Number(Shop.Format, value),
            _ => Shop.Format.Cell((decimal)value, MeasureUnit.Count),
        };
    }
}
