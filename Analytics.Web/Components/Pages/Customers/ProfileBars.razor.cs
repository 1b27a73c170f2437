using System.Globalization;
using Analytics.Core.Queries;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Customers;

/// <summary>Rows of a breakdown with their part drawn behind.</summary>
public sealed partial class ProfileBars : ComponentBase
{
    private const double WidestPercent = 96;

    /// <summary>The breakdown, its first measure money.</summary>
    [Parameter, EditorRequired]
    public QueryResult Answer { get; set; } = default!;

    /// <summary>Where a row's lines are.</summary>
    [Parameter, EditorRequired]
    public Func<string, string> LinesOf { get; set; } = default!;

    [Inject]
    private IShop Shop { get; set; } = default!;

    private static string NameOf(QueryRow row) => Formatter.Label(row.Keys[0]);

    private string Width(QueryRow row)
    {
        var largest = Answer.Rows.Where(r => !r.IsOther).Max(r => r.Values[0].Value) ?? 0m;
        return row.IsOther || largest <= 0m || row.Values[0].Value is not > 0m
            ? "0"
            : ((double)(row.Values[0].Value!.Value / largest) * WidestPercent).ToString("0.#", CultureInfo.InvariantCulture) + "%";
    }
}
