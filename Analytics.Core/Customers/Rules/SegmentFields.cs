using System.Collections.Frozen;
using System.Globalization;
using Analytics.Core.Queries;

namespace Analytics.Core.Customers;

/// <summary>Everything that a condition can ask of a customer.</summary>
public static class SegmentFields
{
    /// <summary>The days of the week, Monday first: the names by which <c>weekday</c> goes.</summary>
    internal static IReadOnlyList<string> Weekdays { get; } = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    /// <summary>The key of the one attribute that is no dimension.</summary>
    internal const string PreferredCategory = "preferredCategory";

    private static readonly string[] AgeGroups = ["0-17", "18-25", "26-35", "36-45", "46-55", "56+"];

    private static readonly ScoreField[] Scores =
    [
        ScoreField.Segment, ScoreField.ValueTier, ScoreField.ChurnTier, ScoreField.ChurnProbability, ScoreField.ProbabilityAlive, ScoreField.ExpectedOrders,
        ScoreField.ExpectedSpend, ScoreField.Clv, ScoreField.ClvFormula, ScoreField.NextOrderFormula, ScoreField.NextOrderModel, ScoreField.Action,
        ScoreField.ServiceLevel, ScoreField.R, ScoreField.F, ScoreField.M, ScoreField.Fm,
    ];

    /// <summary>All of them, in the order in which they are offered.</summary>
    public static IReadOnlyList<SegmentField> All { get; } =
    [
        .. SegmentMeasures.All,
        new("daysSinceLastOrder", "Days since the last order", SegmentFieldGroup.Measures, RuleFieldKind.Days, "Whole days from the last order's day to today; not known without an order."),
        new("firstOrder", "First order", SegmentFieldGroup.Measures, RuleFieldKind.Date, "The day of the customer's first order ever."),
        new("lastOrder", "Last order", SegmentFieldGroup.Measures, RuleFieldKind.Date, "The day of the customer's last order."),
        Bought("category", "Bought category", Dimension.Category),
        Bought("product", "Bought product", Dimension.Product),
        Bought("channel", "Bought through channel", Dimension.Channel),
        Bought("boughtIn", "Bought at location", Dimension.Location),
        Bought("weekday", "Bought on weekday", Dimension.Weekday) with { Choices = Weekdays },
        Bought("hourOfDay", "Bought in the hour from", Dimension.HourOfDay) with { Choices = [.. Enumerable.Range(0, 24).Select(static h => h.ToString(CultureInfo.InvariantCulture))] },
        Bought("source", "Bought on a line from source", Dimension.Source),
        new("age", "Age", SegmentFieldGroup.Attributes, RuleFieldKind.Number, "Whole years today, from the year of birth or the age given."),
        Attribute("ageGroup", "Age group", Dimension.AgeGroup) with { Choices = AgeGroups, Explanation = "By age today, in the groups of the filters." },
        Attribute("gender", "Gender", Dimension.Gender),
        Attribute("location", "Home location", Dimension.Location),
        Attribute("incomeRange", "Income range", Dimension.IncomeRange),
        new(PreferredCategory, "Preferred category", SegmentFieldGroup.Attributes, RuleFieldKind.Name, "The category that the source says the customer prefers, whatever was bought."),
        new("registered", "Registered", SegmentFieldGroup.Attributes, RuleFieldKind.Date, "The day of registration."),
        new("customerId", "Customer id", SegmentFieldGroup.Attributes, RuleFieldKind.Text, "The shop's own id.") { Dimension = Dimension.Customer },
        new("customerName", "Customer name", SegmentFieldGroup.Attributes, RuleFieldKind.Text, "The name to show."),
        .. Scores.Select(Score),
    ];

    private static readonly FrozenDictionary<string, SegmentField> ByKey = All.ToFrozenDictionary(f => f.Key, StringComparer.OrdinalIgnoreCase);

    /// <summary>The field of this key, in any case; null where there is none.</summary>
    public static SegmentField? Find(string? key) => key is null ? null : ByKey.GetValueOrDefault(key.Trim());

    private static SegmentField Bought(string key, string label, Dimension dimension) =>
        new(key, label, SegmentFieldGroup.Bought, RuleFieldKind.Bought, "Whether an order has a line of positive quantity and amount with it.")
        {
            IsWindowed = true,
            Dimension = dimension,
        };

    private static SegmentField Attribute(string key, string label, Dimension dimension) =>
        new(key, label, SegmentFieldGroup.Attributes, RuleFieldKind.Name, "As the source has it.") { Dimension = dimension };

    private static SegmentField Score(ScoreField score)
    {
        var definition = ScoreFields.Of(score);
        var kind = definition.Unit switch
        {
            ScoreUnit.Money => RuleFieldKind.Money,
            ScoreUnit.Probability => RuleFieldKind.Share,
            ScoreUnit.Days => RuleFieldKind.Days,
            ScoreUnit.Day => RuleFieldKind.Date,
            ScoreUnit.Name => RuleFieldKind.Name,
            _ => RuleFieldKind.Number,
        };
        return new SegmentField(
            score == ScoreField.Segment ? "rfmSegment" : definition.Key, definition.Label, SegmentFieldGroup.Scores, kind, definition.Explanation)
        {
            Score = score,
            Choices = [.. definition.Names.Where(static n => n != "Unknown")],
        };
    }
}
