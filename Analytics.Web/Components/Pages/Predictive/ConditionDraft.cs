using System.Globalization;
using Analytics.Core.Customers;

namespace Analytics.Web.Components.Pages.Predictive;

/// <summary>A condition while it is edited: probabilities in percent, days as dates, names ticked.</summary>
public sealed class ConditionDraft
{
    private const double Percent = 100;

    private static readonly (ScoreOperator Operator, string Label)[] ByNumber =
    [
        (ScoreOperator.AtLeast, "at least"), (ScoreOperator.AtMost, "at most"), (ScoreOperator.MoreThan, "more than"), (ScoreOperator.LessThan, "less than"),
    ];

    private static readonly (ScoreOperator Operator, string Label)[] ByName = [(ScoreOperator.Is, "is"), (ScoreOperator.IsNot, "is not")];

    /// <summary>What can be asked of a customer: everything but the next step itself.</summary>
    public static IReadOnlyList<ScoreFieldDefinition> Fields { get; } =
        [.. ScoreFields.All.Where(static f => f.Field is not (ScoreField.Action or ScoreField.ServiceLevel))];

    /// <summary>Which score.</summary>
    public ScoreField Field { get; private set; } = ScoreField.RecencyDays;

    /// <summary>How it is compared.</summary>
    public ScoreOperator Operator { get; set; } = ScoreOperator.MoreThan;

    /// <summary>The number or day as it is typed.</summary>
    public string Text { get; set; } = string.Empty;

    /// <summary>The ticked names.</summary>
    public IReadOnlyList<string> Names { get; private set; } = [];

    /// <summary>What is to be said of the score.</summary>
    public ScoreFieldDefinition Definition => ScoreFields.Of(Field);

    /// <summary>Whether it is compared by name.</summary>
    public bool IsByName => Definition.Unit == ScoreUnit.Name;

    /// <summary>The comparisons that the score allows.</summary>
    public IReadOnlyList<(ScoreOperator Operator, string Label)> Operators => IsByName ? ByName : ByNumber;

    /// <summary>The condition as a draft.</summary>
    public static ConditionDraft Of(ScoreCondition condition)
    {
        var draft = new ConditionDraft { Field = condition.Field, Operator = condition.Operator };
        draft.Names = condition.Names ?? [];
        draft.Text = draft.Definition.Unit switch
        {
            ScoreUnit.Name => string.Empty,
            ScoreUnit.Probability => (condition.Value * Percent).ToString("0.####", CultureInfo.InvariantCulture),
            ScoreUnit.Day => DateOnly.FromDayNumber((int)condition.Value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ => condition.Value.ToString("0.####", CultureInfo.InvariantCulture),
        };
        return draft;
    }

    /// <summary>Takes another score; what was compared with before makes no sense any more.</summary>
    public void Choose(ScoreField field)
    {
        Field = field;
        Operator = Operators[0].Operator;
        Text = string.Empty;
        Names = [];
    }

    /// <summary>Whether a name is ticked.</summary>
    public bool Has(string name) => Names.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Ticks a name, or takes the tick away.</summary>
    public void Tick(string name, bool isTicked) =>
        Names = [.. Names.Where(n => !string.Equals(n, name, StringComparison.OrdinalIgnoreCase)), .. isTicked ? new[] { name } : []];

    /// <summary>The condition; what cannot be read as a number becomes one that the check refuses.</summary>
    public ScoreCondition ToCondition() => IsByName ? new(Field, Operator, Names: Names) : new(Field, Operator, Number());

    private double Number()
    {
        if (Definition.Unit == ScoreUnit.Day)
        {
            return DateOnly.TryParseExact(Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.DayNumber : double.NaN;
        }

        var number = double.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var typed) ? typed : double.NaN;
        return Definition.Unit == ScoreUnit.Probability ? number / Percent : number;
    }
}
