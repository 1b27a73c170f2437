using System.Globalization;
using Analytics.Core.Customers;
using Analytics.Core.Queries;

namespace Analytics.Web.Api;

/// <summary>One customer's scores and predictions; null where there is no model or it says nothing.</summary>
public sealed record ScoreDocument
{
    /// <summary>The shop's id of the customer.</summary>
    public required string Id { get; init; }

    /// <summary>The name, where there is one.</summary>
    public string? Name { get; init; }

    /// <summary>The location, where it is known.</summary>
    public string? Location { get; init; }

    /// <summary>Days since the last order.</summary>
    public int RecencyDays { get; init; }

    /// <summary>Orders ever.</summary>
    public int Orders { get; init; }

    /// <summary>Net revenue ever.</summary>
    public decimal NetRevenue { get; init; }

    /// <summary>Gross revenue ever.</summary>
    public decimal GrossRevenue { get; init; }

    /// <summary>The day of the first order.</summary>
    public DateOnly FirstOrder { get; init; }

    /// <summary>The day of the last order.</summary>
    public DateOnly LastOrder { get; init; }

    /// <summary>RFM's R, 1 to 5.</summary>
    public int R { get; init; }

    /// <summary>RFM's F, 1 to 5.</summary>
    public int F { get; init; }

    /// <summary>RFM's M, 1 to 5.</summary>
    public int M { get; init; }

    /// <summary>RFM's FM, 1 to 5.</summary>
    public int Fm { get; init; }

    /// <summary>The cell of RFM's map.</summary>
    public required string Segment { get; init; }

    /// <summary>The cluster by value.</summary>
    public required string ValueTier { get; init; }

    /// <summary>P(alive).</summary>
    public double? ProbabilityAlive { get; init; }

    /// <summary>1 − P(at least one order within the horizon), by model.</summary>
    public double? ChurnProbability { get; init; }

    /// <summary>Churn by rule: Low, Medium or High.</summary>
    public required string ChurnTier { get; init; }

    /// <summary>The rule's score: 0.2, 0.5 or 0.8.</summary>
    public double ChurnRuleScore { get; init; }

    /// <summary>Whether the customer counts as at risk: churn tier High, or segment At Risk or Cannot Lose Them.</summary>
    public bool IsAtRisk { get; init; }

    /// <summary>Expected days with an order within the horizon.</summary>
    public double? ExpectedOrders { get; init; }

    /// <summary>Expected value of such a day.</summary>
    public double? ExpectedSpend { get; init; }

    /// <summary>Lifetime value by model.</summary>
    public double? Clv { get; init; }

    /// <summary>The lower end of its 80 % interval.</summary>
    public double? ClvLow { get; init; }

    /// <summary>The upper end of its 80 % interval.</summary>
    public double? ClvHigh { get; init; }

    /// <summary>Lifetime value by formula.</summary>
    public double? ClvFormula { get; init; }

    /// <summary>Days to the next order by formula.</summary>
    public double? NextOrderFormulaDays { get; init; }

    /// <summary>Median days to the next order by model, given alive.</summary>
    public double? NextOrderModelDays { get; init; }

    /// <summary>The next step.</summary>
    public required StepDocument NextStep { get; init; }

    /// <summary>The document of a row.</summary>
    internal static ScoreDocument Of(CustomerScores scores, int row, ICustomerDirectory directory)
    {
        var score = scores.At(row);
        var who = directory.Of(score.Key, scores.AsOf);
        var step = scores.StepAt(row, CultureInfo.InvariantCulture);
        return new ScoreDocument
        {
            Id = who?.ExternalId ?? string.Empty,
            Name = who?.Name,
            Location = who?.Location,
            RecencyDays = score.RecencyDays,
            Orders = score.Orders,
            NetRevenue = score.NetRevenue.Amount,
            GrossRevenue = score.GrossRevenue.Amount,
            FirstOrder = score.FirstOrder,
            LastOrder = score.LastOrder,
            R = score.R,
            F = score.F,
            M = score.M,
            Fm = score.Fm,
            Segment = scores.NameAt(ScoreField.Segment, row),
            ValueTier = scores.NameAt(ScoreField.ValueTier, row),
            ProbabilityAlive = Number(score.ProbabilityAlive),
            ChurnProbability = Number(score.ChurnProbability),
            ChurnTier = score.Churn.ToString(),
            ChurnRuleScore = ScoringSettings.ScoreOf(score.Churn),
            IsAtRisk = scores.IsAtRisk(row),
            ExpectedOrders = Number(score.ExpectedOrders),
            ExpectedSpend = Number(score.ExpectedSpend),
            Clv = Number(score.Clv),
            ClvLow = Number(score.ClvLow),
            ClvHigh = Number(score.ClvHigh),
            ClvFormula = Number(score.ClvFormula),
            NextOrderFormulaDays = Number(score.NextOrderFormula),
            NextOrderModelDays = Number(score.NextOrderModel),
            NextStep = new StepDocument(step.Rule, step.Kind.ToString(), ScoreFields.Of(ScoreField.ServiceLevel).Names[(int)step.Level], step.Step, step.Reason),
        };
    }

    /// <summary>A number to six places; null where it is not known.</summary>
    internal static double? Number(double value) => double.IsFinite(value) ? Math.Round(value, 6) : null;
}
