namespace Analytics.Core.Customers;

/// <summary>How well the time to the next order was told, of all customers known on the cut, whether they came back or not.</summary>
/// <param name="Window">The hidden time.</param>
/// <param name="Returned">How many ordered within it.</param>
public sealed record NextOrderEvaluation(HoldoutWindow Window, int Returned)
{
    /// <summary>
    /// The model where there is one, the formula, everyone the same as known on the cut where the history is long enough (how soon those known as many days before
    /// it came), and everyone the same as one can know only afterwards, which no constant can beat.
    /// </summary>
    public IReadOnlyList<NextOrderScore> Scores { get; init; } = [];

    /// <summary>The model's scores; null without a model.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public NextOrderScore? Model => Named(ModelName);

    /// <summary>The formula's.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public NextOrderScore? Formula => Named(FormulaName);

    /// <summary>Those of everyone the same as known on the cut; null when the history is too short for it.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public NextOrderScore? Usual => Named(UsualName);

    /// <summary>Those of everyone the same as known only afterwards.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public NextOrderScore? Same => Named(SameName);

    internal const string ModelName = "Model";
    internal const string FormulaName = "Formula";
    internal const string UsualName = "Everyone the same, as before";
    internal const string SameName = "Everyone the same, known afterwards";

    private NextOrderScore? Named(string name) => Scores.FirstOrDefault(s => s.Name == name);
}
