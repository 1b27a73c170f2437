using System.Diagnostics;
using System.Globalization;

namespace Analytics.Core.Queries.Execution;

/// <summary>Answers one question.</summary>
internal static class QueryExecution
{
    /// <summary>Runs the question against a context that is held still.</summary>
    public static QueryResult Run(AnalyticsQuery query, QueryContext context, bool[]? customerSet, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        QueryValidator.Check(query);
        var period = query.Period ?? context.Span;
        var compared = query.Period is { } asked ? ComparisonPeriods.Of(asked, query.Comparison) : null;
        if (context.Span is null || period is null)
        {
            return Empty(query, period, compared, context, clock);
        }

        var planner = new PlanBuilder(context, query.Filters) { CustomerSet = customerSet };
        var keys = new RowKeys(planner.Parts(query.By, period, compared), context.Calendar);
        var current = new WindowScan(context, planner, query.Measures, keys, period, cancellationToken);
        var held = compared is null ? null : new WindowScan(context, planner, query.Measures, keys, compared, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        var rows = query.By.Count == 0 ? [] : new RowBuilder(context, query, keys, period).Build(current, held);
        return new QueryResult(
            query,
            period,
            compared,
            context.Settings.TimeZoneId,
            rows,
            current.Totals(),
            held?.Totals(),
            Warnings(query, context, planner, (period, compared), rows, current, held),
            context.Freshness,
            current.MatchedLines,
            clock.Elapsed);
    }

    private static QueryResult Empty(AnalyticsQuery query, Period? period, Period? compared, QueryContext context, Stopwatch clock)
    {
        var nothing = query.Measures.Select(NothingOf).ToArray();
        return new QueryResult(
            query,
            period,
            compared,
            context.Settings.TimeZoneId,
            [],
            nothing,
            compared is null ? null : nothing,
            [new QueryWarning("nothing-matched", "There is no data yet.")],
            context.Freshness,
            0,
            clock.Elapsed);
    }

    private static MeasureValue NothingOf(Measure measure) =>
        MeasureCatalog.Of(measure).Unit == MeasureUnit.Share || measure is Measure.AverageOrderValue or Measure.RevenuePerCustomer
            ? new MeasureValue(0, 0)
            : MeasureValue.Of(0);

    private static List<QueryWarning> Warnings(
        AnalyticsQuery query,
        QueryContext context,
        PlanBuilder planner,
        (Period Asked, Period? Compared) periods,
        IReadOnlyList<QueryRow> rows,
        WindowScan current,
        WindowScan? held)
    {
        var warnings = new List<QueryWarning>();
        if (planner.UnknownValues.Count > 0)
        {
            var names = string.Join(", ", planner.UnknownValues.Order(StringComparer.Ordinal).Take(5));
            warnings.Add(new QueryWarning("unknown-value", $"Nothing has the value {names}."));
        }

        if (current.MatchedLines == 0)
        {
            warnings.Add(new QueryWarning("nothing-matched", "No line matches the filters in this period."));
        }

        if (periods.Asked.To > context.LastFinishedDay)
        {
            var day = context.LastFinishedDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            warnings.Add(new QueryWarning("unfinished-period", $"The period is not over: days after {day} are incomplete."));
        }
        else if (rows.Any(r => r.IsUnfinished))
        {
            warnings.Add(new QueryWarning("unfinished-period", "Some rows cover only part of their hour, day, week, month, quarter or year."));
        }

        if (query.Comparison != Comparison.None && held is not { MatchedLines: > 0 })
        {
            warnings.Add(new QueryWarning("no-comparison-data", "There is no data in the period it is compared with."));
        }
        else if (periods.Compared is { } compared && compared.From < context.Span!.From)
        {
            var day = context.Span.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            warnings.Add(new QueryWarning("partial-comparison", $"The data begins on {day}, within the period it is compared with: the change is not like against like."));
        }

        return warnings;
    }
}
