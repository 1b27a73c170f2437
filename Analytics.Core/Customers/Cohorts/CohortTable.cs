using Analytics.Core.Queries;

namespace Analytics.Core.Customers;

/// <summary>
/// Cohorts as they are read: a share or money a customer for each cohort and each number of periods since its first orders, with averages
/// over the finished cells. Never changed once made.
/// </summary>
public sealed record CohortTable
{
    /// <summary>What was asked of the data.</summary>
    public required CohortMatrix Matrix { get; init; }

    /// <summary>What is told.</summary>
    public required CohortMeasure Measure { get; init; }

    /// <summary>Cohorts with customers, the oldest first.</summary>
    public required IReadOnlyList<CohortLine> Lines { get; init; }

    /// <summary>Σ numerators ÷ Σ customers over the finished cells, by periods since the first order; no customers where none is finished.</summary>
    public required IReadOnlyList<CohortCell> Weighted { get; init; }

    /// <summary>The mean of the finished cells' values, each cohort counting once; null where none is finished.</summary>
    public required IReadOnlyList<decimal?> Mean { get; init; }

    /// <summary>The customers of all cohorts, those that <see cref="Newest"/> leaves out among them.</summary>
    public long Customers => Matrix.Cohorts.Sum(static c => c.Size);

    /// <summary>Whether a cell is not finished.</summary>
    public bool IsUnfinished => Lines.Any(static l => l.Cells.Any(static c => c.IsUnfinished));

    /// <summary>Whether it tells money rather than a share.</summary>
    public bool IsMoney => Measure is CohortMeasure.CumulativeRevenue or CohortMeasure.CumulativeGross;

    /// <summary>Reads a matrix. Averages leave out cells whose period is not over for all of the cohort.</summary>
    /// <exception cref="ArgumentException">Money is to be told of a matrix without revenue.</exception>
    public static CohortTable Of(CohortMatrix matrix, CohortMeasure measure)
    {
        var lines = matrix.Cohorts.Where(static c => c.Size > 0).Select(c => Line(c, measure)).ToArray();
        var periods = lines.Length == 0 ? 0 : lines.Max(static l => l.Cells.Count);
        var weighted = new CohortCell[periods];
        var mean = new decimal?[periods];
        for (var n = 0; n < periods; n++)
        {
            decimal numerator = 0, sum = 0;
            long customers = 0;
            var cohorts = 0;
            foreach (var line in lines)
            {
                if (n < line.Cells.Count && line.Cells[n] is { IsUnfinished: false } cell)
                {
                    numerator += cell.Numerator;
                    customers += cell.Customers;
                    sum += cell.Value!.Value;
                    cohorts++;
                }
            }

            weighted[n] = new CohortCell(numerator, customers, false);
            mean[n] = cohorts == 0 ? null : sum / cohorts;
        }

        return new CohortTable { Matrix = matrix, Measure = measure, Lines = lines, Weighted = weighted, Mean = mean };
    }

    /// <summary>The same with the newest cohorts and the first periods only; the averages stay those of all cohorts.</summary>
    /// <param name="cohorts">How many cohorts at most.</param>
    /// <param name="periods">How many periods at most.</param>
    public CohortTable Newest(int cohorts, int periods) => Lines.Count <= cohorts && Weighted.Count <= periods
        ? this
        : this with
        {
            Lines = [.. Lines.Skip(Lines.Count - cohorts).Select(l => l with { Cells = [.. l.Cells.Take(periods)] })],
            Weighted = [.. Weighted.Take(periods)],
            Mean = [.. Mean.Take(periods)],
        };

    private static CohortLine Line(Cohort cohort, CohortMeasure measure)
    {
        var length = cohort.Active.Count;
        var cells = new CohortCell[length];
        decimal sum = 0;
        for (var n = 0; n < length; n++)
        {
            sum = measure switch
            {
                CohortMeasure.Retention => cohort.Active[n],
                CohortMeasure.RollingRetention => cohort.ActiveOrLater[n],
                CohortMeasure.CumulativeRevenue => sum + At(cohort.NetRevenue, n),
                CohortMeasure.CumulativeGross => sum + At(cohort.GrossRevenue, n),
                _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, "There is no such measure."),
            };
            cells[n] = new CohortCell(sum, cohort.Size, n >= cohort.FinishedPeriods);
        }

        return new CohortLine(cohort.Start, cohort.Size, cells);
    }

    private static decimal At(IReadOnlyList<Domain.Money> revenue, int period) => period < revenue.Count
        ? revenue[period].Amount
        : throw new ArgumentException("The cohorts were asked for without revenue.", nameof(revenue));
}
