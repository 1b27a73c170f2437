using System.Globalization;
using Analytics.Core.Customers;
using Analytics.Core.Export;
using Analytics.Core.Queries;

namespace Analytics.Web.Hosting;

/// <summary>Lays the customers' scores out as a table: the customer, each score, the next step, and by which run.</summary>
internal static class ScoreSheet
{
    /// <summary>The table; rows are made as they are read.</summary>
    /// <param name="scores">The scores.</param>
    /// <param name="directory">Who the customers are.</param>
    /// <param name="rows">Which rows, in their order; all unless given.</param>
    public static ExportScores Of(CustomerScores scores, ICustomerDirectory directory, IEnumerable<int>? rows = null) => new(
        scores.DataVersion,
        scores.Run.TimeZone,
        [
            new("customerId", "text"), new("name", "text"),
            .. ScoreFields.All.Select(f => new ExportColumn(f.Key, KindOf(f.Unit))),
            new("isAtRisk", "text"), new("rule", "text"), new("step", "text"), new("reason", "text"), new("asOf", "day"), new("model", "text"), new("fittedAt", "instant"), new("fittedOn", "integer"), new("hiddenDays", "integer"), new("hiddenAuc", "number"), new("hiddenBrier", "number"),
        ],
        Rows(scores, directory, rows ?? Enumerable.Range(0, scores.Count)));

    private static IEnumerable<IReadOnlyList<object?>> Rows(CustomerScores scores, ICustomerDirectory directory, IEnumerable<int> rows)
    {
        var columns = ScoreFields.All.Select(f => (f.Unit, f.Names, Value: scores.Column(f.Field))).ToArray();
        var (model, churn) = (scores.Run.PurchaseModel, scores.Run.Churn);
        foreach (var row in rows)
        {
            var who = directory.Of(scores.KeyAt(row), scores.AsOf);
            var step = scores.StepAt(row, CultureInfo.InvariantCulture);
            yield return
            [
                who?.ExternalId, who?.Name,
                .. columns.Select(c => Cell(c.Unit, c.Names, c.Value(row))),
                scores.IsAtRisk(row) ? "yes" : "no", step.Rule, step.Step, step.Reason, scores.AsOf, model?.Name, scores.Run.FittedAt, model?.Customers, churn?.Window.Days, churn?.Model?.Auc, churn?.Model?.Brier,
            ];
        }
    }

    private static object Cell(ScoreUnit unit, IReadOnlyList<string> names, double value) => unit switch
    {
        ScoreUnit.Name => names[(int)value],
        ScoreUnit.Day => DateOnly.FromDayNumber((int)value),
        _ => value,
    };

    private static string KindOf(ScoreUnit unit) => unit switch
    {
        ScoreUnit.Name => "text",
        ScoreUnit.Day => "day",
        ScoreUnit.Rank => "integer",
        _ => "number",
    };
}
