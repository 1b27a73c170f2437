using Analytics.Core.Domain;
using Analytics.Core.Import;
using Analytics.Core.Queries;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Data;

public sealed partial class QualityReportView
{
    /// <summary>The report.</summary>
    [Parameter, EditorRequired]
    public required QualityReport Report { get; set; }

    [Inject]
    private IShop Shop { get; set; } = null!;

    private IReadOnlyList<(string Label, string Value)> Facts
    {
        get
        {
            var format = Shop.Format;
            List<(string, string)> facts =
            [
                ("Rows", format.Count(Report.Rows)),
                ("Can be read", format.Count(Report.RowsReadable)),
                ("Put aside", format.Count(Report.RowsQuarantined)),
            ];
            if (Report.Plan.Kind is BatchKind.Purchases or BatchKind.Reviews or BatchKind.Events or BatchKind.Visitors)
            {
                facts.Add(("From", Day(Report.First)));
                facts.Add(("To", Day(Report.Last)));
            }

            if (Report.Plan.Kind == BatchKind.Purchases)
            {
                facts.Add(("Orders, all ids", format.Count(Report.Orders)));
            }

            if (Report.Plan.Kind is BatchKind.Purchases or BatchKind.Customers or BatchKind.Reviews)
            {
                facts.Add(("Customers", format.Count(Report.Customers)));
            }

            if (Report.Plan.Kind is BatchKind.Events or BatchKind.Visitors)
            {
                facts.Add(("Visitors", format.Count(Report.Customers)));
            }

            if (Report.Plan.Kind is BatchKind.Purchases or BatchKind.Products or BatchKind.Reviews or BatchKind.Costs)
            {
                facts.Add(("Products", format.Count(Report.Products)));
            }

            if (Report.RowsNotTracked > 0)
            {
                facts.Add(("Left out for want of consent", format.Count(Report.RowsNotTracked)));
            }

            if (Report.ConsentsGiven + Report.ConsentsWithdrawn > 0)
            {
                facts.Add(("Consents given", format.Count(Report.ConsentsGiven)));
                facts.Add(("Consents withdrawn", format.Count(Report.ConsentsWithdrawn)));
            }

            if (Report.Plan.Kind == BatchKind.Purchases)
            {
                facts.Add(("Net revenue", format.Exact(Report.NetRevenue, MeasureUnit.Money)));
                facts.Add(("Gross revenue", format.Exact(Report.GrossRevenue, MeasureUnit.Money)));
            }

            return facts;
        }
    }

    private static string Word(ProblemSeverity severity) => severity switch
    {
        ProblemSeverity.Error => "Left out",
        ProblemSeverity.Warning => "Look",
        _ => "Note",
    };

    private string Lines(Problem problem) => problem.Examples.Count == 1
        ? $"Line {Shop.Format.Count(problem.Examples[0].Line)}"
        : "Lines " + string.Join(", ", problem.Examples.Take(3).Select(e => Shop.Format.Count(e.Line))) + (problem.Count > 3 ? ", …" : "");

    private string Day(DateTimeOffset? at) => at is { } value ? Shop.Format.Day(DateOnly.FromDateTime(value.DateTime)) : Formatter.NotAvailable;
}
