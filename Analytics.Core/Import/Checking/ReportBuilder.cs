using System.Globalization;
using Analytics.Core.Domain;
using Analytics.Core.Import.Mapping;
using Analytics.Core.Import.Reading;

namespace Analytics.Core.Import.Checking;

/// <summary>Puts what the check found into the report.</summary>
internal static class ReportBuilder
{
    /// <summary>Makes the report.</summary>
    /// <exception cref="ImportException">Not one row can be read.</exception>
    public static QualityReport Build(
        string fileName, FileFacts facts, ResolvedPlan resolved, ReadRules rules, CheckResult result, double seconds)
    {
        if (result.Quarantined == result.Rows)
        {
            throw new ImportException(
                ImportError.NothingReadable,
                string.Create(CultureInfo.InvariantCulture, $"Not one of {result.Rows:N0} rows can be read with this mapping. The first reason: {result.FirstFault?.Field}: {result.FirstFault?.Reason} Map the columns anew, or choose another date format or decimal sign."));
        }

        if (facts.InvalidBytes > 0 && string.Equals(resolved.Plan.Layout.Encoding, "utf-8", StringComparison.OrdinalIgnoreCase))
        {
            result.Problems.Count(ProblemKind.BadText, facts.InvalidBytes);
        }

        return new QualityReport
        {
            FileName = fileName,
            Sha256 = facts.Sha256,
            Plan = resolved.Plan,
            Rows = result.Rows,
            RowsReadable = result.Rows - result.Quarantined - result.NotTracked,
            RowsQuarantined = result.Quarantined,
            RowsNotTracked = result.NotTracked,
            ConsentsGiven = result.ConsentsGiven,
            ConsentsWithdrawn = result.ConsentsWithdrawn,
            Duplicates = result.DuplicateRows.Count,
            StreamedRows = result.StreamedRows.Count,
            StreamedDuplicates = result.StreamedRows.Count + result.DuplicateRows.Count - (BitMap.Union(result.StreamedRows, result.DuplicateRows)?.Count ?? 0),
            StreamedOrders = result.StreamedOrders,
            First = result.Revenue.FirstUnixMs is { } first ? rules.Clock.ToShopTime(first) : null,
            Last = result.Revenue.LastUnixMs is { } last ? rules.Clock.ToShopTime(last) : null,
            TimeZoneId = rules.Clock.Zone.Id,
            Customers = result.Customers,
            Orders = result.Orders,
            Products = result.Products,
            NetRevenue = result.Revenue.Net,
            GrossRevenue = result.Revenue.Gross,
            Problems = result.Problems.ToProblems(resolved.Plan),
            Notes = [.. resolved.Notes, .. Notes(resolved.Plan)],
            IdsWithoutDecimals = [.. resolved.TrimIdDecimals.Order()],
            DuplicateRows = result.DuplicateRows,
            StreamedRowBits = result.StreamedRows,
            Seconds = seconds,
        };
    }

    private static IEnumerable<string> Notes(ImportPlan plan)
    {
        if (plan.Kind == BatchKind.Reviews && plan.ColumnOf(ImportField.Date) is null)
        {
            yield return "No date: the reviews count in all periods together, and not over time.";
        }

        if (plan.Kind == BatchKind.Events && plan.ColumnOf(ImportField.Date) is null)
        {
            yield return "No instant: the visitor's date stands in, from a file of visitors before or after this one. Until then these events belong to no period.";
        }

        if (ConsentMapper.NoteOf(plan) is { } note)
        {
            yield return note;
        }

        if (plan.Kind == BatchKind.Costs)
        {
            if (plan.ColumnOf(ImportField.Amount) is not null && plan.ColumnOf(ImportField.CostSpan) is null)
            {
                yield return "Each amount counts on its day; map span where amounts are for a month.";
            }

            if (plan.ColumnOf(ImportField.Date) is null)
            {
                yield return "No date: the costs count from the first sale on.";
            }

            if (plan.ColumnOf(ImportField.CostCategory) is null)
            {
                yield return "No cost category: all are costs of goods.";
            }
        }

        if (plan.Kind != BatchKind.Purchases)
        {
            yield break;
        }

        if (plan.ColumnOf(ImportField.OrderId) is null)
        {
            yield return "No order id: one customer's lines at one instant are one order; an anonymous line is an order of its own.";
        }

        if (plan.ColumnOf(ImportField.Quantity) is null)
        {
            yield return "No quantity: every line is one piece, one returned piece where the amount is negative.";
        }

        yield return plan.ColumnOf(ImportField.Amount) is null
            ? "A line's amount is quantity × unit price."
            : "A line's amount is the file's own.";
        if (plan.ColumnOf(ImportField.CustomerId) is null)
        {
            yield return "No customer column: every line is anonymous.";
        }
    }
}
