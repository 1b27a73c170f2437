using Analytics.Core.Customers.Predictions;
using Analytics.Core.Domain;

namespace Analytics.Core.Customers;

/// <summary>
/// Scores and predictions of every customer with an order, as columns for one version of the data; never changed once made.
/// A row is a customer's place, ascending by key. Some 100 bytes a customer.
/// </summary>
public sealed partial class CustomerScores
{
    private readonly ScoreColumns _columns;
    private readonly int[] _rows;

    internal CustomerScores(ScoringRun run, ScoreColumns columns, IReadOnlyList<ActionRule> actions, Recommender? recommender = null, string part = "")
    {
        Part = part;
        _columns = columns;
        Run = run;
        Actions = actions;
        Recommendations = recommender;
        _rows = new int[columns.Count == 0 ? 0 : columns.Keys[^1] + 1];
        Array.Fill(_rows, -1);
        for (var row = 0; row < columns.Count; row++)
        {
            _rows[columns.Keys[row]] = row;
        }
    }

    /// <summary>When and of what they were computed, by which models, and how well these did on time that was hidden from them.</summary>
    public ScoringRun Run { get; }

    /// <summary>The day for which they hold.</summary>
    public DateOnly AsOf => Run.AsOf;

    /// <summary>The data's version of which they were computed.</summary>
    public long DataVersion => Run.DataVersion;

    /// <summary>How many customers there are.</summary>
    public int Count => _columns.Count;

    /// <summary>The rules that said the next steps, in order; the last takes everybody.</summary>
    public IReadOnlyList<ActionRule> Actions { get; }

    /// <summary>What else customers may like; null where nothing supports it.</summary>
    public Recommender? Recommendations { get; }

    /// <summary>Which customers these are, in a form that differs from any other choice of them; empty for all.</summary>
    public string Part { get; }

    /// <summary>The columns.</summary>
    internal ScoreColumns Columns => _columns;

    /// <summary>
    /// The scores of some customers alone, as they are among all: by the same models, rules and recommendations. <see cref="ScoringRun.Customers"/> is
    /// their number, all else of the run is of all.
    /// </summary>
    /// <param name="rows">Their rows, ascending.</param>
    /// <param name="part">Which they are, see <see cref="Part"/>.</param>
    internal CustomerScores Only(int[] rows, string part) =>
        new(Run with { Customers = rows.Length }, _columns.Only(rows), Actions, Recommendations, part);

    /// <summary>The row of the customer with this key; -1 when there is none.</summary>
    public int RowOf(int key) => (uint)key < (uint)_rows.Length ? _rows[key] : -1;

    /// <summary>The scores of the customer with this key; null for one without an order.</summary>
    public CustomerScore? Of(int key) => RowOf(key) is >= 0 and var row ? At(row) : null;

    /// <summary>The key of the customer in this row.</summary>
    public int KeyAt(int row) => _columns.Keys[row];

    /// <summary>The scores in this row, 0 to <see cref="Count"/> − 1.</summary>
    public CustomerScore At(int row)
    {
        var c = _columns;
        return new CustomerScore(
            c.Keys[row],
            c.Recency[row],
            c.Orders[row],
            new Money(c.Net[row]),
            new Money(c.Gross[row]),
            DateOnly.FromDayNumber(c.First[row]),
            DateOnly.FromDayNumber(c.Last[row]),
            c.R[row],
            c.F[row],
            c.M[row],
            c.Fm[row],
            (ValueTier)c.Tier[row],
            c.Alive[row],
            c.Churn[row],
            (ChurnTier)c.ChurnTier[row],
            c.ExpectedOrders[row],
            c.Spend[row],
            c.Clv[row],
            c.ClvLow[row],
            c.ClvHigh[row],
            c.ClvFormula[row],
            c.NextFormula[row],
            c.NextModel[row],
            c.Action[row]);
    }

    /// <summary>One score in one row as a number: money in the currency, a day by its number, a name by its code; NaN when it is not known.</summary>
    public double ValueAt(ScoreField field, int row) => Column(field)(row);

    /// <summary>The name of a score of <see cref="ScoreUnit.Name"/> in one row.</summary>
    public string NameAt(ScoreField field, int row) => ScoreFields.Of(field).Names[(int)Column(field)(row)];

    /// <summary>A score as a function of the row; fetch it once for many rows.</summary>
    public Func<int, double> Column(ScoreField field)
    {
        var c = _columns;
        return field switch
        {
            ScoreField.RecencyDays => row => c.Recency[row],
            ScoreField.Orders => row => c.Orders[row],
            ScoreField.NetRevenue => row => (double)c.Net[row] / Money.Scale,
            ScoreField.GrossRevenue => row => (double)c.Gross[row] / Money.Scale,
            ScoreField.AverageOrderValue => row => c.Orders[row] == 0 ? double.NaN : (double)c.Net[row] / Money.Scale / c.Orders[row],
            ScoreField.FirstOrder => row => c.First[row],
            ScoreField.LastOrder => row => c.Last[row],
            ScoreField.R => row => c.R[row],
            ScoreField.F => row => c.F[row],
            ScoreField.M => row => c.M[row],
            ScoreField.Fm => row => c.Fm[row],
            ScoreField.Segment => row => SegmentMap.CodeOf(c.R[row], c.Fm[row]),
            ScoreField.ValueTier => row => c.Tier[row],
            ScoreField.ProbabilityAlive => row => c.Alive[row],
            ScoreField.ChurnProbability => row => c.Churn[row],
            ScoreField.ChurnTier => row => c.ChurnTier[row],
            ScoreField.ExpectedOrders => row => c.ExpectedOrders[row],
            ScoreField.ExpectedSpend => row => c.Spend[row],
            ScoreField.Clv => row => c.Clv[row],
            ScoreField.ClvLow => row => c.ClvLow[row],
            ScoreField.ClvHigh => row => c.ClvHigh[row],
            ScoreField.ClvFormula => row => c.ClvFormula[row],
            ScoreField.NextOrderFormula => row => c.NextFormula[row],
            ScoreField.NextOrderModel => row => c.NextModel[row],
            ScoreField.Action => row => (int)Actions[c.Action[row]].Kind,
            ScoreField.ServiceLevel => row => (int)Actions[c.Action[row]].Level,
            _ => throw new ArgumentOutOfRangeException(nameof(field), field, "There is no such score."),
        };
    }

    /// <summary>
    /// Whether the customer in this row counts as at risk: churn tier High by rule, or of the RFM segments At Risk and Cannot Lose Them.
    /// The one definition behind every "at risk".
    /// </summary>
    public bool IsAtRisk(int row) =>
        _columns.ChurnTier[row] == (byte)ChurnTier.High || SegmentMap.IsAtRisk(SegmentMap.CodeOf(_columns.R[row], _columns.Fm[row]));

    /// <summary>What is at risk with the customer in this row: the expected lifetime value (by model, else by formula) of one at risk; 0 for others.</summary>
    public double ValueAtRisk(int row)
    {
        if (!IsAtRisk(row))
        {
            return 0;
        }

        var value = float.IsNaN(_columns.Clv[row]) ? _columns.ClvFormula[row] : _columns.Clv[row];
        return float.IsNaN(value) ? 0 : Math.Max(0, value);
    }

    /// <summary>The next step for the customer in this row, with its reason in the customer's own numbers.</summary>
    public NextStep StepAt(int row, IFormatProvider? culture = null) => Actions[_columns.Action[row]].For(this, row, culture);
}
