using Analytics.Core.Customers;

namespace Analytics.Web.Components.Pages.Customers;

/// <summary>A column of the customers' list.</summary>
/// <param name="Field">The score that it shows and is sorted by.</param>
/// <param name="Head">What stands over it.</param>
/// <param name="IsNumber">Whether it stands to the right.</param>
public sealed record CustomerColumn(ScoreField Field, string Head, bool IsNumber = true)
{
    /// <summary>All columns, in their order. The customer's own comes before them and is always there.</summary>
    public static IReadOnlyList<CustomerColumn> All { get; } =
    [
        new(ScoreField.Segment, "Segment", false),
        new(ScoreField.ValueTier, "Value tier", false),
        new(ScoreField.RecencyDays, "Days since order"),
        new(ScoreField.Orders, "Orders"),
        new(ScoreField.NetRevenue, "Net revenue"),
        new(ScoreField.AverageOrderValue, "AOV"),
        new(ScoreField.ProbabilityAlive, "P(alive)"),
        new(ScoreField.ChurnTier, "Churn, rule", false),
        new(ScoreField.ChurnProbability, "Churn, model"),
        new(ScoreField.ExpectedOrders, "Expected orders"),
        new(ScoreField.Clv, "CLV"),
        new(ScoreField.NextOrderFormula, "Next, formula, days"),
        new(ScoreField.NextOrderModel, "Next, model, days"),
        new(ScoreField.Action, "Next step", false),
    ];

    /// <summary>Its name in addresses.</summary>
    public string Key => ScoreFields.Of(Field).Key;

    /// <summary>How it is made.</summary>
    public string Explanation => ScoreFields.Of(Field).Explanation;

    /// <summary>Whether it is money, so that its head names the currency.</summary>
    public bool IsMoney => ScoreFields.Of(Field).Unit == ScoreUnit.Money;

    /// <summary>The columns that an address names, in their order; all where it names none.</summary>
    public static IReadOnlyList<CustomerColumn> Chosen(string? names)
    {
        var keys = (names ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        CustomerColumn[] chosen = [.. All.Where(c => keys.Contains(c.Key, StringComparer.OrdinalIgnoreCase))];
        return chosen.Length == 0 ? All : chosen;
    }

    /// <summary>How an address names these columns; null for all.</summary>
    public static string? NameOf(IReadOnlyCollection<string> keys) =>
        keys.Count == 0 || All.All(c => keys.Contains(c.Key)) ? null : string.Join(',', All.Where(c => keys.Contains(c.Key)).Select(c => c.Key));
}
