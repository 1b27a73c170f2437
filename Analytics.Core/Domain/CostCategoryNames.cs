namespace Analytics.Core.Domain;

/// <summary>Keys and names of the cost categories.</summary>
public static class CostCategoryNames
{
    /// <summary>All, in the order in which they are taken off revenue.</summary>
    public static IReadOnlyList<CostCategory> All { get; } = [.. Enum.GetValues<CostCategory>()];

    /// <summary>The name by which programs know it: <c>paymentFees</c>.</summary>
    public static string Key(CostCategory category) => category switch
    {
        CostCategory.Goods => "goods",
        CostCategory.Marketing => "marketing",
        CostCategory.Shipping => "shipping",
        CostCategory.PaymentFees => "paymentFees",
        CostCategory.Staff => "staff",
        CostCategory.Infrastructure => "infrastructure",
        CostCategory.Other => "other",
        _ => throw new ArgumentOutOfRangeException(nameof(category), category, "There is no such category."),
    };

    /// <summary>The name to show: "payment fees", in lower case.</summary>
    public static string Label(CostCategory category) => category switch
    {
        CostCategory.PaymentFees => "payment fees",
        CostCategory.Other => "other costs",
        _ => Key(category),
    };

    /// <summary>The category with this key or name, in any case, with or without blanks, dashes and underscores; null when there is none.</summary>
    public static CostCategory? Find(string? text)
    {
        var plain = new string([.. (text ?? string.Empty).Where(char.IsLetter)]);
        foreach (var category in All)
        {
            if (string.Equals(plain, Key(category), StringComparison.OrdinalIgnoreCase))
            {
                return category;
            }
        }

        return plain.ToUpperInvariant() switch
        {
            "COGS" or "COSTOFGOODS" or "COSTOFGOODSSOLD" or "PRODUCTCOST" or "PURCHASING" => CostCategory.Goods,
            "ADS" or "ADVERTISING" => CostCategory.Marketing,
            "DELIVERY" or "FREIGHT" or "POSTAGE" => CostCategory.Shipping,
            "PAYMENT" or "FEES" or "PAYMENTS" => CostCategory.PaymentFees,
            "WAGES" or "SALARIES" or "PAYROLL" => CostCategory.Staff,
            "RENT" or "HOSTING" or "SOFTWARE" => CostCategory.Infrastructure,
            "OTHERCOSTS" or "MISC" or "MISCELLANEOUS" => CostCategory.Other,
            _ => null,
        };
    }
}
