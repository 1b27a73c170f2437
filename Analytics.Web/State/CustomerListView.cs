using System.Globalization;
using Analytics.Core.Customers;
using Analytics.Core.Queries;

namespace Analytics.Web.State;

/// <summary>What the reader of the customers' list asked for, as it stands in the query string.</summary>
/// <param name="View">The address's view.</param>
public sealed record CustomerListView(PageView View)
{
    /// <summary>The column that the list is sorted by unless asked otherwise.</summary>
    public const string UsualSort = "netRevenue";

    /// <summary>The option that keeps the list to customers at risk.</summary>
    public const string RiskOption = "risk";

    private const string Yes = "yes";
    private const int UsualSize = 50;
    private const string Ascending = "up";

    /// <summary>How many customers a page may have.</summary>
    public static IReadOnlyList<int> Sizes { get; } = [25, 50, 100, 200];

    /// <summary>The list's path, without a leading slash.</summary>
    public static string Path => "customers";

    /// <summary>A part of an id or name; empty for all.</summary>
    public string Search => View.Option("q") ?? string.Empty;

    /// <summary>What is sorted by.</summary>
    public ScoreField Sort => ScoreFields.Find(View.Option("sort") ?? UsualSort)?.Field ?? ScoreField.NetRevenue;

    /// <summary>Whether the largest come first.</summary>
    public bool IsDescending => View.Option("order") != Ascending;

    /// <summary>How many are passed over.</summary>
    public int Skip => int.TryParse(View.Option("skip"), NumberStyles.None, CultureInfo.InvariantCulture, out var skip) ? skip : 0;

    /// <summary>How many a page has.</summary>
    public int Size => int.TryParse(View.Option("size"), NumberStyles.None, CultureInfo.InvariantCulture, out var size) && Sizes.Contains(size) ? size : UsualSize;

    /// <summary>What the next step is for, by name.</summary>
    public IReadOnlyList<string> Actions => Names("action", ScoreFields.Of(ScoreField.Action).Names);

    /// <summary>Whether only customers at risk are wanted.</summary>
    public bool AtRisk => View.Option(RiskOption) == Yes;

    /// <summary>Filters of the address that say something of customers.</summary>
    public IReadOnlyList<Filter> Filters => [.. View.Filters.Where(f => CustomerList.Filterable.Contains(f.Dimension))];

    /// <summary>Filters of the address that say nothing here, as they do on pages of sales.</summary>
    public IReadOnlyList<Filter> Others => [.. View.Filters.Where(f => !CustomerList.Filterable.Contains(f.Dimension))];

    /// <summary>Whether anything is searched or filtered.</summary>
    public bool IsNarrowed => Search.Length > 0 || Filters.Count > 0 || Actions.Count > 0 || AtRisk;

    /// <summary>The question.</summary>
    public CustomerListQuery Query => new()
    {
        Search = Search, Filters = Filters, Actions = Actions, AtRisk = AtRisk, Sort = Sort, Descending = IsDescending, Skip = Skip, Take = Size,
    };

    /// <summary>The view sorted by a column: the other way round where it is already.</summary>
    /// <param name="key">The score's key.</param>
    /// <param name="isNumber">Whether the largest come first to begin with.</param>
    public PageView SortedBy(string key, bool isNumber)
    {
        var isHere = ScoreFields.Of(Sort).Key == key;
        var descending = isHere ? !IsDescending : isNumber;
        return At(0).With("sort", key == UsualSort ? null : key).With("order", descending ? null : Ascending);
    }

    /// <summary>The view at another place.</summary>
    public PageView At(int skip) => View.With("skip", skip <= 0 ? null : skip.ToString(CultureInfo.InvariantCulture));

    /// <summary>The view with pages of another size.</summary>
    public PageView Sized(int size) => At(0).With("size", size == UsualSize ? null : size.ToString(CultureInfo.InvariantCulture));

    /// <summary>The view that searches for a text.</summary>
    public PageView Searching(string? text) => At(0).With("q", string.IsNullOrWhiteSpace(text) ? null : text.Trim());

    /// <summary>The view kept to next steps for these.</summary>
    public PageView WithActions(IReadOnlyList<string> actions) => At(0).With("action", actions.Count == 0 ? null : string.Join(',', actions));

    /// <summary>The view kept to customers at risk, or not.</summary>
    public PageView WithRisk(bool isAtRisk) => At(0).With(RiskOption, isAtRisk ? Yes : null);

    /// <summary>The view that keeps everybody.</summary>
    public PageView Cleared() => WithActions([]).With(RiskOption, null).With("q", null).Cleared();

    /// <summary>Where a customer's profile is, from where the list is found again.</summary>
    public string AddressOf(string customer) => AddressOf(customer, View);

    /// <summary>Where a customer's profile is.</summary>
    public static string AddressOf(string customer, PageView view) => $"{Path}/{Uri.EscapeDataString(customer)}{view.ToQueryString()}";

    private string[] Names(string option, IReadOnlyList<string> known) =>
    [
        .. (View.Option(option) ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(name => known.Contains(name, StringComparer.OrdinalIgnoreCase))
            .Distinct(StringComparer.OrdinalIgnoreCase),
    ];
}
