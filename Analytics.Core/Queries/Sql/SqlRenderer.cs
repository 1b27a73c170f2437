using System.Globalization;
using System.Text;
using Analytics.Core.Domain;

namespace Analytics.Core.Queries.Sql;

/// <summary>
/// Writes a question as one SQL statement over Storage's tables (SQLite 3.35 and PostgreSQL alike): the column engine's oracle.
/// A row has the keys k0… of the query's dimensions, then for each measure its parts n0, d0, …: money in ten-thousandths,
/// units in thousandths, counts as they are. Ranking, "Other", filling and comparison are the asker's: they are rows of other statements.
/// </summary>
public static class SqlRenderer
{
    private const string Sale = "q > 0 AND a > 0";

    /// <summary>Writes <paramref name="query"/>; with no dimension the statement gives the totals as its only row, none when no line matches.</summary>
    /// <param name="query">The question; its period must be set.</param>
    /// <param name="settings">The shop's zone and week start.</param>
    /// <param name="today">The day that counts as today, at which a run-rate's window ends at the latest.</param>
    /// <param name="labels">What models and saved rules say of each customer; null for nothing. They are not stored by line, so the statement brings them along.</param>
    /// <exception cref="QueryException">There is no period, or there are no such labels.</exception>
    public static string Render(AnalyticsQuery query, ShopSettings settings, DateOnly today, CustomerLabelSet? labels = null)
    {
        labels ??= CustomerLabelSet.Empty;
        var period = query.Period ?? throw new QueryException("period", "SQL needs a period: name its first and last day.");
        var calendar = new SqlCalendar(settings.TimeZone, settings.WeekStart);
        var times = query.By.Concat(query.Filters.Select(f => f.Dimension)).Where(Execution.DimensionDomain.IsOfTime).Distinct().ToList();
        var buckets = query.By.Where(d => DimensionCatalog.Of(d).IsTimeBucket).ToList();
        var others = query.By.Except(buckets).ToList();
        var early = buckets.Count == 0 ? period.Preceding().From : Earlier(buckets, period.From);
        var runRate = query.Measures.Contains(Measure.RepeatRevenueRunRate);
        early = runRate && early > period.From.AddDays(-30) ? period.From.AddDays(-30) : early;
        var stretches = calendar.Stretches(early, period, times, buckets.Count == 0);
        var sql = new StringBuilder("WITH stretches(b, e, inside, cell");
        times.ForEach(t => sql.Append(", ").Append(Name(t)));
        sql.Append(") AS (VALUES ").AppendJoin(", ", stretches.Select(s => Tuple(s.Start, s.End, s.InPeriod ? 1 : 0, s.Cell, s.Keys))).Append("),\n");
        sql.Append("cells(cell, wf, wt, rf, rt").Append(string.Concat(buckets.Select(b => ", " + Name(b)))).Append(") AS (VALUES ")
            .AppendJoin(", ", Cells(stretches, times, buckets, calendar, period, today)).Append("),\n");
        var labelled = query.By.Concat(query.Filters.Select(f => f.Dimension))
            .Where(d => d != Dimension.Segment && DimensionCatalog.Of(d).IsLabel).Distinct().ToList();
        sql.Append(LabelSql.Tables(labelled, labels)).Append(BaseSql(calendar, period, labelled)).Append(LinesSql(times, query.Filters, labels));
        sql.Append("inside AS (SELECT * FROM counted WHERE inside = 1),\n");
        var on = string.Concat(others.Select(o => $" AND x.{Name(o)} = y.{Name(o)}"));
        var group = string.Concat(others.Select(o => ", " + Name(o)));
        Add($"act AS (SELECT DISTINCT cell{group}, cust FROM inside WHERE {Sale} AND cust IS NOT NULL),\n");
        Add($"past AS (SELECT DISTINCT cell + 1 AS cell{group}, cust FROM counted WHERE {Sale} AND cust IS NOT NULL),\n");
        Add($"bef AS (SELECT cell{group}, COUNT(*) AS n FROM past GROUP BY cell{group}),\n");
        Add($"kept AS (SELECT x.cell{string.Concat(others.Select(o => ", x." + Name(o)))}, COUNT(*) AS n FROM past x JOIN act y ON x.cell = y.cell AND x.cust = y.cust{on} GROUP BY x.cell{string.Concat(others.Select(o => ", x." + Name(o)))}),\n");
        Add($"twice AS (SELECT cell{group}, cust FROM inside WHERE {Sale} AND cust IS NOT NULL GROUP BY cell{group}, cust HAVING COUNT(DISTINCT ord) >= 2),\n");
        Add($"rep AS (SELECT cell{group}, COUNT(*) AS n FROM twice GROUP BY cell{group}),\n");
        sql.Append(runRate
            ? $"rate AS (SELECT z.cell{group}, SUM(CASE WHEN cust IS NOT NULL AND first_at < t THEN a ELSE 0 END) AS n FROM counted c JOIN cells z ON c.t >= z.rf AND c.t < z.rt GROUP BY z.cell{group})\n"
            : "rate AS (SELECT 0 AS n)\n");
        sql.Append("SELECT ");
        for (var k = 0; k < query.By.Count; k++)
        {
            sql.Append(CultureInfo.InvariantCulture, $"i.{Name(query.By[k])} AS k{k}, ");
        }

        sql.AppendJoin(", ", query.Measures.Select((m, i) => Parts(m, i, others)));
        sql.Append("\nFROM inside i JOIN cells z ON z.cell = i.cell");
        sql.Append("\nGROUP BY ").AppendJoin(", ", query.By.Select(d => "i." + Name(d)).Append("i.cell"));

        return sql.ToString();

        void Add(string text) => sql.Append(text);
    }

    private static DateOnly Earlier(List<Dimension> buckets, DateOnly day) =>
        buckets.Contains(Dimension.Year) ? new DateOnly(day.Year - 1, 1, 1)
        : buckets.Contains(Dimension.Quarter) ? new DateOnly(day.Year, day.Month - ((day.Month - 1) % 3), 1).AddMonths(-3)
        : buckets.Contains(Dimension.Month) ? new DateOnly(day.Year, day.Month, 1).AddMonths(-1)
        : buckets.Contains(Dimension.Week) ? day.AddDays(-14)
        : day.AddDays(-2);

    internal static string Name(Dimension dimension) => "d_" + DimensionCatalog.Of(dimension).Key.ToLowerInvariant();

    internal static string Text(string value) => "'" + value.Replace("'", "''", StringComparison.Ordinal) + "'";

    private static string Tuple(long start, long end, int inside, int cell, IEnumerable<string> keys) =>
        "(" + string.Join(", ", new[] { start, end, inside, cell }.Select(n => n.ToString(CultureInfo.InvariantCulture)).Concat(keys.Select(Text))) + ")";

    private static IEnumerable<string> Cells(
        List<SqlCalendar.Stretch> stretches, List<Dimension> times, List<Dimension> buckets, SqlCalendar calendar, Period period, DateOnly today)
    {
        foreach (var cell in stretches.Where(s => s.InPeriod).GroupBy(s => s.Cell))
        {
            var end = cell.Max(s => s.End);
            var lastDay = calendar.DayOf(end - 1);
            if (buckets.Count == 0)
            {
                lastDay = period.To;
            }

            lastDay = lastDay < today ? lastDay : today;
            var keys = buckets.Select(b => Text(cell.First().Keys[times.IndexOf(b)]));
            long[] numbers = [cell.Key, cell.Min(s => s.Start), end, calendar.StartOf(lastDay.AddDays(-29)), calendar.StartOf(lastDay.AddDays(1))];
            yield return "(" + string.Join(", ", numbers.Select(n => n.ToString(CultureInfo.InvariantCulture)).Concat(keys)) + ")";
        }
    }

    private static string BaseSql(SqlCalendar calendar, Period period, List<Dimension> labelled)
    {
        var year = period.To.Year.ToString(CultureInfo.InvariantCulture);
        var monthDay = period.To.ToString("MM-dd", CultureInfo.InvariantCulture);
        var start = calendar.StartOf(period.From).ToString(CultureInfo.InvariantCulture);
        var end = calendar.StartOf(period.To.AddDays(1)).ToString(CultureInfo.InvariantCulture);
        return $"""
            base AS (SELECT l.id, l.order_id AS ord, l.customer_id AS cust, l.quantity_units AS q, l.amount_units AS a,
              (l.at_unix_ms - ((l.at_unix_ms % 1000) + 1000) % 1000) / 1000 AS t,
              COALESCE(NULLIF(k.name, ''), NULLIF(pk.name, ''), '(none)') AS d_category, COALESCE(p.code, '(none)') AS d_product,
              COALESCE(NULLIF(h.name, ''), '(none)') AS d_channel, COALESCE(NULLIF(w.name, ''), NULLIF(c.location, ''), '(none)') AS d_location,
              COALESCE(NULLIF(c.gender, ''), '(none)') AS d_gender, COALESCE(NULLIF(c.income_range, ''), '(none)') AS d_incomerange,
              s.source_name AS d_source, COALESCE(c.external_id, '(none)') AS d_customer,
              CASE WHEN c.birth_year IS NOT NULL THEN {year} - c.birth_year
                   WHEN c.age_as_of IS NULL THEN c.age_years
                   ELSE c.age_years + {year} - CAST(SUBSTR(CAST(c.age_as_of AS TEXT), 1, 4) AS INTEGER)
                     - CASE WHEN SUBSTR(CAST(c.age_as_of AS TEXT), 6, 5) > '{monthDay}' THEN 1 ELSE 0 END END AS age
              FROM purchase_lines AS l JOIN import_batches AS s ON s.id = l.batch_id AND s.status = 1
              LEFT JOIN customers AS c ON c.id = l.customer_id LEFT JOIN products AS p ON p.id = l.product_id
              LEFT JOIN labels AS k ON k.id = l.category_id LEFT JOIN labels AS pk ON pk.id = p.category_id
              LEFT JOIN labels AS h ON h.id = l.channel_id LEFT JOIN labels AS w ON w.id = l.location_id),
            firsts AS (SELECT cust, ord, MIN(t) AS at FROM base WHERE {Sale} AND cust IS NOT NULL GROUP BY cust, ord),
            ranked AS (SELECT cust, at, ROW_NUMBER() OVER (PARTITION BY cust ORDER BY at) AS nth FROM firsts),
            hist AS (SELECT cust, MIN(CASE WHEN nth = 1 THEN at END) AS first_at, MIN(CASE WHEN nth = 2 THEN at END) AS second_at FROM ranked GROUP BY cust),
            known AS (SELECT base.*, hist.first_at, hist.second_at,{string.Concat(labelled.Select(LabelSql.Column))}
              CASE WHEN age IS NULL THEN '(none)' WHEN age < 18 THEN '0-17' WHEN age <= 25 THEN '18-25' WHEN age <= 35 THEN '26-35'
                   WHEN age <= 45 THEN '36-45' WHEN age <= 55 THEN '46-55' ELSE '56+' END AS d_agegroup,
              CASE WHEN base.cust IS NULL THEN 'anonymous' WHEN first_at IS NULL OR first_at >= {end} THEN '(none)'
                   WHEN first_at >= {start} THEN 'new' ELSE 'returning' END AS d_customerkind
              FROM base LEFT JOIN hist ON hist.cust = base.cust{string.Concat(labelled.Select(LabelSql.Join))}),

            """;
    }

    private static string LinesSql(List<Dimension> times, IReadOnlyList<Filter> filters, CustomerLabelSet labels)
    {
        var where = filters.Select(f => f.Dimension == Dimension.Segment
            ? LabelSql.Segments(f, labels)
            : $"{Name(f.Dimension)} {(f.Exclude ? "NOT IN" : "IN")} ({string.Join(", ", f.Values.Select(Text))})").ToList();
        var columns = string.Concat(times.Select(t => ", s." + Name(t)));
        return $"counted AS (SELECT known.*, s.inside, s.cell{columns} FROM known JOIN stretches s ON t >= s.b AND t < s.e"
            + (where.Count > 0 ? " WHERE " + string.Join(" AND ", where) : "") + "),\n";
    }

    private static string Parts(Measure measure, int index, List<Dimension> others)
    {
        const string Active = "COUNT(DISTINCT CASE WHEN q > 0 AND a > 0 THEN cust END)";
        const string Fresh = "COUNT(DISTINCT CASE WHEN q > 0 AND a > 0 AND first_at >= z.wf AND first_at < z.wt THEN cust END)";
        const string Orders = "COUNT(DISTINCT CASE WHEN q > 0 AND a > 0 THEN ord END)";
        var on = string.Concat(others.Select(o => $" AND r.{Name(o)} = i.{Name(o)}"));
        string Look(string table) => $"COALESCE((SELECT SUM(r.n) FROM {table} r WHERE r.cell = i.cell{on}), 0)";
        var (numerator, denominator) = measure switch
        {
            Measure.NetRevenue => ("COALESCE(SUM(a), 0)", "1"),
            Measure.GrossRevenue => ("COALESCE(SUM(CASE WHEN q > 0 AND a > 0 THEN a ELSE 0 END), 0)", "1"),
            Measure.Returns => ("-COALESCE(SUM(CASE WHEN q < 0 THEN a ELSE 0 END), 0)", "1"),
            Measure.Adjustments => ("COALESCE(SUM(CASE WHEN q < 0 OR (q > 0 AND a > 0) THEN 0 ELSE a END), 0)", "1"),
            Measure.Orders => (Orders, "1"),
            Measure.OrderIds => ("COUNT(DISTINCT ord)", "1"),
            Measure.Lines => ("COUNT(*)", "1"),
            Measure.Units => ("COALESCE(SUM(q), 0)", "1"),
            Measure.ActiveCustomers => (Active, "1"),
            Measure.NewCustomers => (Fresh, "1"),
            Measure.ReturningCustomers => ($"{Active} - {Fresh}", "1"),
            Measure.AcquisitionRate => (Fresh, Active),
            Measure.AverageOrderValue => ("COALESCE(SUM(a), 0)", Orders),
            Measure.RevenuePerCustomer => ("COALESCE(SUM(CASE WHEN cust IS NOT NULL THEN a ELSE 0 END), 0)", Active),
            Measure.RepeatRate => (Look("rep"), Active),
            Measure.LifetimeRepeatRate => ("COUNT(DISTINCT CASE WHEN q > 0 AND a > 0 AND second_at < z.wt THEN cust END)", Active),
            Measure.RetentionRate => (Look("kept"), Look("bef")),
            Measure.ChurnRate => ($"{Look("bef")} - {Look("kept")}", Look("bef")),
            Measure.RepeatRevenueRunRate => ($"{Look("rate")} * 365", "360"),
            _ => throw new QueryException("measures", $"There is no measure {measure}."),
        };
        var at = index.ToString(CultureInfo.InvariantCulture);
        return $"{numerator} AS n{at}, {denominator} AS d{at}";
    }
}
