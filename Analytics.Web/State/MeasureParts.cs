using Analytics.Core.Queries;

namespace Analytics.Web.State;

/// <summary>What stands above and below the line of each ratio, in words.</summary>
public static class MeasureParts
{
    /// <summary>The names and unit of numerator and denominator; null for a measure that is no ratio.</summary>
    public static (string Numerator, MeasureUnit Unit, string Denominator)? Of(Measure measure) => measure switch
    {
        Measure.AverageOrderValue => ("Net revenue", MeasureUnit.Money, "Orders"),
        Measure.RevenuePerCustomer => ("Net revenue of identified customers", MeasureUnit.Money, "Active customers"),
        Measure.AcquisitionRate => ("New customers", MeasureUnit.Count, "Active customers"),
        Measure.RepeatRate => ("Customers with two orders or more in the period", MeasureUnit.Count, "Active customers"),
        Measure.LifetimeRepeatRate => ("Active customers with two orders or more ever", MeasureUnit.Count, "Active customers"),
        Measure.RetentionRate => ("Customers active in both periods", MeasureUnit.Count, "Customers active in the period before"),
        Measure.ChurnRate => ("Customers active before and not now", MeasureUnit.Count, "Customers active in the period before"),
        _ => null,
    };

    /// <summary>Why a measure's value is not known when its denominator is zero.</summary>
    public static string WhyUnknown(Measure measure) => measure switch
    {
        Measure.AverageOrderValue => "no orders in this period",
        Measure.RetentionRate or Measure.ChurnRate => "no customers in the period before",
        Measure.RepeatRevenueRunRate => "no period to count",
        _ => "no customers in this period",
    };
}
