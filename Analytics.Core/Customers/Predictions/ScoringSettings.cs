namespace Analytics.Core.Customers;

/// <summary>What the shop wants its predictions to mean; stored under <see cref="Key"/>. A change computes them anew.</summary>
public sealed record ScoringSettings
{
    /// <summary>Where they are stored.</summary>
    public const string Key = "customers.scoring";

    /// <summary>What holds until somebody says otherwise.</summary>
    public static ScoringSettings Default { get; } = new();

    /// <summary>More days than this since the last order make churn by rule Medium.</summary>
    public int ChurnMediumAfterDays { get; init; } = 90;

    /// <summary>More days than this make it High.</summary>
    public int ChurnHighAfterDays { get; init; } = 180;

    /// <summary>For how many days ahead churn by model and expected orders are told.</summary>
    public int HorizonDays { get; init; } = 90;

    /// <summary>For how many months ahead the lifetime value is told, by formula and by model.</summary>
    public int LifetimeMonths { get; init; } = 24;

    /// <summary>Which part of an order's value stays, 0 to 1; 1 makes the lifetime value revenue.</summary>
    public double Margin { get; init; } = 1;

    /// <summary>By how much money a year from now is worth less, 0 to 1; continuous within the year.</summary>
    public double AnnualDiscount { get; init; } = 0.1;

    /// <summary>The weight of F in FM, 0 to 1.</summary>
    public double FrequencyWeight { get; init; } = 0.5;

    /// <summary>Which model counts the orders to come.</summary>
    public PurchaseModel Model { get; init; } = PurchaseModel.BgNbd;

    /// <summary>Whether M, and the value of a purchase day in the spend model, are gross; else net.</summary>
    public bool Gross { get; init; }

    /// <summary>How many of the last days are hidden to score the predictions; null takes the horizon, at most a quarter of the history.</summary>
    public int? HoldoutDays { get; init; }

    /// <summary>The question of segments as of a day, over all orders so far, scored as predictions score them.</summary>
    public RfmQuery Rfm(DateOnly? asOf = null) => new() { AsOf = asOf, Gross = Gross, Options = new RfmOptions { FrequencyWeight = FrequencyWeight } };

    /// <summary>The churn tier by rule of a customer who last ordered so many days ago.</summary>
    public ChurnTier TierOf(int recencyDays) =>
        recencyDays > ChurnHighAfterDays ? ChurnTier.High : recencyDays > ChurnMediumAfterDays ? ChurnTier.Medium : ChurnTier.Low;

    /// <summary>The churn score of a tier.</summary>
    public static double ScoreOf(ChurnTier tier) => tier switch
    {
        ChurnTier.High => 0.8,
        ChurnTier.Medium => 0.5,
        _ => 0.2,
    };

    /// <summary>What is wrong, by the property's name; empty when nothing is.</summary>
    public IReadOnlyDictionary<string, string> Check()
    {
        var problems = new Dictionary<string, string>(StringComparer.Ordinal);
        Need(ChurnMediumAfterDays is >= 1 and <= 3_650, nameof(ChurnMediumAfterDays), "The days after which churn is Medium are 1 to 3,650.");
        Need(ChurnHighAfterDays > ChurnMediumAfterDays && ChurnHighAfterDays <= 3_650, nameof(ChurnHighAfterDays), "Churn becomes High later than Medium, at most after 3,650 days.");
        Need(HorizonDays is >= 7 and <= 730, nameof(HorizonDays), "The horizon is 7 to 730 days.");
        Need(LifetimeMonths is >= 1 and <= 120, nameof(LifetimeMonths), "A lifetime is told for 1 to 120 months ahead.");
        Need(Margin is > 0 and <= 1, nameof(Margin), "The margin is more than 0 and at most 1 (100%).");
        Need(AnnualDiscount is >= 0 and <= 1, nameof(AnnualDiscount), "The discount a year is 0 to 1 (100%).");
        Need(FrequencyWeight is >= 0 and <= 1, nameof(FrequencyWeight), "The weight of frequency is 0 to 1.");
        Need(Enum.IsDefined(Model), nameof(Model), "The model is BgNbd or ModifiedBgNbd.");
        Need(HoldoutDays is null or (>= 7 and <= 1_095), nameof(HoldoutDays), "The hidden days are 7 to 1,095, or left to the program.");
        return problems;

        void Need(bool holds, string property, string message)
        {
            if (!holds)
            {
                problems[property] = message;
            }
        }
    }
}
