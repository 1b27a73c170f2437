using Analytics.Core.Queries;

namespace Analytics.Core.Monitoring;

/// <summary>
/// Products that came back more often in the last 90 days than others: by order ids with nothing but returns of the product among all of its
/// order ids, two-proportion z beyond what the number of products tried lets expect, and at least 30 order ids.
/// </summary>
internal sealed class ReturnsFinder : IInsightFinder
{
    private const int Days = 90;
    private const int LeastOrders = 30;
    private const int MostProducts = 1_000;
    private const int MostFindings = 3;
    private const double Error = 0.01;

    public async Task<IReadOnlyList<InsightFinding>> FindAsync(InsightContext context, CancellationToken cancellationToken)
    {
        var last = context.Days.Last;
        var first = last.AddDays(1 - Days) < context.Days.First ? context.Days.First : last.AddDays(1 - Days);
        var answer = await context.Queries.RunAsync(
            new AnalyticsQuery
            {
                Measures = [Measure.OrderIds, Measure.Orders, Measure.Returns, Measure.GrossRevenue],
                By = [Dimension.Product],
                Period = new Period(first, last),
                Top = MostProducts,
                OrderBy = Measure.Returns,
            },
            cancellationToken);
        var products = answer.Rows
            .Where(static row => !row.IsOther && row.Keys[0].Key is not (DimensionValue.UnknownKey or DimensionValue.OtherKey))
            .Select(static row => (Product: row.Keys[0], Ids: Value(row, 0), Back: Value(row, 0) - Value(row, 1), Returns: row.Values[2].Value ?? 0, Gross: row.Values[3].Value ?? 0))
            .Where(static product => product.Ids >= LeastOrders)
            .ToList();
        var (ids, back) = (products.Sum(static product => product.Ids), products.Sum(static product => product.Back));
        if (products.Count < 2 || back == 0)
        {
            return [];
        }

        var returnRate = answer.Totals[3].Value is > 0m and var gross ? (answer.Totals[2].Value ?? 0) / gross : 0;
        var limit = MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, 1 - (Error / products.Count));
        return
        [
            .. products
                .Select(product => (Product: product, Z: Z(product.Back, product.Ids, back - product.Back, ids - product.Ids)))
                .Where(found => found.Z > limit && found.Product.Returns > returnRate * found.Product.Gross)
                .Select(found => new InsightFinding
                {
                    Kind = InsightKind.ReturnsHigh,
                    Key = context.Monthly("returns:" + found.Product.Product.Key),
                    Measure = Measure.Returns,
                    Subject = found.Product.Product.Label,
                    Filter = new Filter(Dimension.Product, [found.Product.Product.Key]),
                    Days = new Period(first, last),
                    // What came back beyond the shop's usual share, for 28 days.
                    Money = Math.Round((found.Product.Returns - (returnRate * found.Product.Gross)) * InsightContext.Window / (last.DayNumber - first.DayNumber + 1), 4),
                    Confidence = Likelihood.Within(found.Z),
                    Figures =
                    [
                        new InsightFigure(InsightFigures.Now, found.Product.Returns, MeasureUnit.Money),
                        new InsightFigure(InsightFigures.Share, found.Product.Back / (decimal)found.Product.Ids, MeasureUnit.Share),
                        new InsightFigure(InsightFigures.ShareOfOthers, (back - found.Product.Back) / (decimal)Math.Max(1, ids - found.Product.Ids), MeasureUnit.Share),
                    ],
                })
                .OrderByDescending(static finding => finding.Money)
                .Take(MostFindings),
        ];
    }

    private static long Value(QueryRow row, int i) => (long)(row.Values[i].Value ?? 0);

    private static double Z(double one, double ofOne, double other, double ofOther)
    {
        if (ofOne == 0 || ofOther == 0)
        {
            return 0;
        }

        var pooled = (one + other) / (ofOne + ofOther);
        var error = Math.Sqrt(pooled * (1 - pooled) * ((1 / ofOne) + (1 / ofOther)));
        return error > 0 ? ((one / ofOne) - (other / ofOther)) / error : 0;
    }
}
