using Analytics.Core.Customers;
using Analytics.Core.Queries;
using Analytics.Web.State;

namespace Analytics.Web.Components.Pages.Segments;

/// <summary>What features of customers are called, and how their values are written.</summary>
public static class FeatureText
{
    /// <summary>A feature's name on a page.</summary>
    public static string LabelOf(CustomerFeature feature) => feature switch
    {
        CustomerFeature.Recency => "Days since the last order",
        CustomerFeature.Orders => "Orders",
        CustomerFeature.Monetary => "Net revenue",
        CustomerFeature.Gross => "Gross revenue",
        CustomerFeature.AverageOrder => "Average order",
        CustomerFeature.Lifetime => "Days from first to last order",
        CustomerFeature.Age => "Age",
        _ => "Lines",
    };

    /// <summary>The name with its unit.</summary>
    public static string TitleOf(CustomerFeature feature, Formatter format) =>
        UnitOf(feature) == MeasureUnit.Money ? $"{LabelOf(feature)} ({format.UnitOf(MeasureUnit.Money)})" : LabelOf(feature);

    /// <summary>What it is counted in.</summary>
    public static MeasureUnit UnitOf(CustomerFeature feature) =>
        CustomerFeatures.Column(feature).Unit == FeatureUnit.Money ? MeasureUnit.Money : MeasureUnit.Pieces;

    /// <summary>One customer's value, with its unit.</summary>
    public static string Exact(CustomerFeature feature, double value, Formatter format) => format.Exact((decimal)value, UnitOf(feature));

    /// <summary>One customer's value, without its unit.</summary>
    public static string Cell(CustomerFeature feature, double value, Formatter format) => format.Cell((decimal)value, UnitOf(feature));

    /// <summary>A mean, without its unit: one decimal for what is counted.</summary>
    public static string Mean(CustomerFeature feature, double value, Formatter format) =>
        UnitOf(feature) == MeasureUnit.Money ? format.Cell((decimal)value, MeasureUnit.Money) : value.ToString("#,0.0", format.Culture);
}
