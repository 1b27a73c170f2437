using Analytics.Core.Customers;
using Analytics.Core.Monitoring;
using Analytics.Web.State;

namespace Analytics.Web.Components.Pages.Models;

/// <summary>Puts models into words.</summary>
internal static class ModelText
{
    public static IReadOnlyList<(string Key, string Label, ModelKind Kind)> Tabs { get; } =
    [
        ("churn", "Churn", ModelKind.Churn), ("lifetime", "Lifetime value", ModelKind.Lifetime), ("next-order", "Next order", ModelKind.NextOrder),
        ("recommendations", "Recommendations", ModelKind.Recommendations), ("forecast", "Forecast", ModelKind.Forecast),
    ];

    public static string Figure(double? value, ModelFigureUnit unit, Formatter format) => value is not { } known ? Formatter.NotAvailable : unit switch
    {
        ModelFigureUnit.Share => format.Share(known),
        ModelFigureUnit.Days => format.Plain(known, 1) + " days",
        _ => format.Plain(known, 3),
    };

    public static string Mean(double? value, Formatter format) => format.Plain(value, 1);

    public static string LevelOf(DriftLevel level) => level switch
    {
        DriftLevel.Major => "Major",
        DriftLevel.Some => "Some",
        _ => "None",
    };

    public static string? NoCalibration(ModelKind kind) => kind switch
    {
        ModelKind.NextOrder => "The next order has no single probability to draw: how far it is off stands above.",
        ModelKind.Recommendations => "Recommendations are a ranking, not probabilities: how often they hit stands above.",
        _ => "Not known of this version: it was fitted before this was kept, or too few customers or days could be hidden.",
    };

    public static string NoImportance(ModelKind kind) => kind switch
    {
        ModelKind.Forecast => "A forecast learns from its own series alone: there is no feature to shuffle.",
        ModelKind.Recommendations => "Recommendations learn from which products go together: there is no feature to shuffle.",
        ModelKind.NextOrder => "The next order comes of the same model and features as churn; see there.",
        _ => "Not known of this version: it was fitted before this was kept, or too few customers or days could be hidden.",
    };

    public static string ImportanceOf(ModelKind kind) => kind == ModelKind.Churn ? "AUC" : "correlation";
}
