using Analytics.Core.Domain;
using Analytics.Core.Queries;

namespace Analytics.Web.State;

/// <summary>How costs and profit are said.</summary>
public static class MoneyText
{
    /// <summary>A category's name at the beginning of a line.</summary>
    public static string Name(CostCategory category)
    {
        var label = CostCategoryNames.Label(category);
        return char.ToUpperInvariant(label[0]) + label[1..];
    }

    /// <summary>A category's colour; the same on every chart.</summary>
    public static string Colour(CostCategory category) => category == CostCategory.Other ? "var(--series-other)" : $"var(--series-{(int)category + 1})";

    /// <summary>An amount in short; "n/a" where it is not known.</summary>
    public static string Short(this Formatter format, Money? money) => format.Compact(money?.Amount, MeasureUnit.Money);

    /// <summary>An amount with every digit.</summary>
    public static string Full(this Formatter format, Money? money) => format.Exact(money?.Amount, MeasureUnit.Money);

    /// <summary>A fraction as percent with one decimal; "n/a" where it is not known.</summary>
    public static string PercentOf(this Formatter format, decimal? share) => share is { } value ? format.Share(value) : Formatter.NotAvailable;

    /// <summary>What an entry says: "£1,200.00 a month, fixed", "2.5% of net revenue", "£3.20 a piece".</summary>
    public static string What(CostEntry entry, Formatter format) => entry.Basis switch
    {
        CostBasis.RevenueShare => $"{((decimal)entry.ShareMillionths / CostEntry.WholeShare).ToString("#,0.####%", format.Culture)} of net revenue",
        CostBasis.PerUnit => $"{format.Full(new Money(entry.AmountUnits))} a piece",
        _ => $"{format.Full(new Money(entry.AmountUnits))} {(entry.Span == CostSpan.Month ? "a month" : "a day")}",
    };

    /// <summary>The days of an entry: "from 1 Jan 2026", "1–31 Jan 2026", "always".</summary>
    public static string Days(CostEntry entry, Formatter format) => entry.To is { } to
        ? format.Days(new Period(entry.From, to))
        : entry.From.Year == 1900 ? "always" : $"from {format.Day(entry.From)}";

    /// <summary>What an entry belongs to.</summary>
    public static string Of(CostEntry entry)
    {
        string[] names = [.. new[] { entry.ProductCode, entry.ProductCategory, entry.Channel }.OfType<string>()];
        return names.Length == 0 ? "Whole shop" : string.Join(", ", names);
    }
}
