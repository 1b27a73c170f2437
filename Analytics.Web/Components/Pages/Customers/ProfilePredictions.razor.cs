using System.Globalization;
using Analytics.Core.Customers;
using Analytics.Core.Queries;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Customers;

/// <summary>What is predicted of a customer, from what, beside the median customer, and how well the models did on hidden time.</summary>
public sealed partial class ProfilePredictions : ProfilePart
{
    /// <summary>The customer.</summary>
    [Parameter, EditorRequired]
    public ProfileFacts Facts { get; set; } = default!;

    /// <summary>The customer's days; null while they are read.</summary>
    [Parameter]
    public PurchaseTimeline? Timeline { get; set; }

    private CustomerScore Score => Facts.Score!.Value;

    private ScoringRun Run => Facts.Scores!.Run;

    private NextOrderWindow? Window => Timeline is null ? null : NextOrderWindow.Of(Run.PurchaseModel, Timeline);

    private string Made => Run.PurchaseModel is { } model
        ? $"{model.Name}, fitted {Format.Instant(Run.FittedAt)} on {Format.Count(model.Customers)} customers"
        : "No purchase model could be fitted: rules and formulas only";

    private IEnumerable<string> Drivers => ProfileWords.Drivers(Score, Run, Timeline, Format);

    private IEnumerable<string> Trust => ProfileWords.Trust(Run, Format);

    private static string Percent(double share) => (100 * share).ToString("0.#", CultureInfo.InvariantCulture) + "%";

    // Down to the last tenth that is true: nobody is above all, himself among them.
    private string Among(double shareBelow) => shareBelow <= 0 ? "nobody has less" : $"more than {Format.Share(Math.Floor((decimal)shareBelow * 1000m) / 1000m)}";

    private string HeadOf(ScoreField field)
    {
        var definition = ScoreFields.Of(field);
        var label = field switch
        {
            ScoreField.ExpectedOrders => $"Expected orders, {Run.Settings.HorizonDays} days",
            ScoreField.ChurnProbability => $"Churn probability, {Run.Settings.HorizonDays} days",
            ScoreField.Clv => $"CLV, {Run.Settings.LifetimeMonths} months",
            _ => definition.Label,
        };
        return definition.Unit == ScoreUnit.Money ? $"{label}, {Shop.Settings.Currency}" : label;
    }

    private string Text(ScoreField field, double value) => ScoreFields.Of(field).Unit switch
    {
        ScoreUnit.Money => ScoreText.Cell(Format, value),
        ScoreUnit.Probability => ScoreText.Probability(Format, value),
        ScoreUnit.Days => ScoreText.Days(Format, value),
        _ when field == ScoreField.Orders => double.IsFinite(value) ? Format.Cell((decimal)value, MeasureUnit.Pieces) : Formatter.NotAvailable,
        _ => ScoreText.Number(Format, value),
    };
}
