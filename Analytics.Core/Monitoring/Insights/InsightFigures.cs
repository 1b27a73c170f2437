namespace Analytics.Core.Monitoring;

/// <summary>The names of figures, so that who writes and who reads them mean the same.</summary>
public static class InsightFigures
{
    /// <summary>The value now.</summary>
    public const string Now = "now";

    /// <summary>The value it is held against.</summary>
    public const string Before = "before";

    /// <summary>What was to be expected.</summary>
    public const string Expected = "expected";

    /// <summary>The lower end of an 80 % interval.</summary>
    public const string Low = "low";

    /// <summary>The upper end of it.</summary>
    public const string High = "high";

    /// <summary>Distance from what was expected, in standard deviations of the measure's own noise.</summary>
    public const string Z = "z";

    /// <summary>How much of a change more or fewer orders explain.</summary>
    public const string ByOrders = "byOrders";

    /// <summary>How much of it a larger or smaller average order explains.</summary>
    public const string ByOrderValue = "byOrderValue";

    /// <summary>How many customers.</summary>
    public const string Customers = "customers";

    /// <summary>Their share of all customers.</summary>
    public const string ShareOfCustomers = "shareOfCustomers";

    /// <summary>A share of the revenue.</summary>
    public const string ShareOfRevenue = "shareOfRevenue";

    /// <summary>Expected lifetime value of customers at risk.</summary>
    public const string ValueAtRisk = "valueAtRisk";

    /// <summary>What was spent.</summary>
    public const string Cost = "cost";

    /// <summary>Clicks ÷ impressions, now.</summary>
    public const string ClickRate = "clickRate";

    /// <summary>Clicks for each unit of money, now.</summary>
    public const string ClicksForMoney = "clicksForMoney";

    /// <summary>Conversions ÷ clicks, now.</summary>
    public const string ConversionRate = "conversionRate";

    /// <summary>A share of orders.</summary>
    public const string Share = "share";

    /// <summary>The same share among the others.</summary>
    public const string ShareOfOthers = "shareOfOthers";
}
