using System.Globalization;
using System.Text.RegularExpressions;

namespace Analytics.Core.Customers;

/// <summary>A rule that says a customer's next step. Rules are tried in order; the first whose conditions all hold is taken.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What the step is for.</param>
/// <param name="Level">How much effort the customer is worth.</param>
/// <param name="When">Conditions, joined by "and"; none takes everybody.</param>
/// <param name="Step">What to do.</param>
/// <param name="Reason">
/// Why; <c>{clv}</c> and other keys of <see cref="ScoreFields"/> in braces stand for the customer's own numbers.
/// </param>
public sealed partial record ActionRule(
    string Name, ActionKind Kind, ServiceLevel Level, IReadOnlyList<ScoreCondition> When, string Step, string Reason)
{
    /// <summary>The step for the customer in <paramref name="row"/>, its reason filled in.</summary>
    /// <param name="scores">The scores.</param>
    /// <param name="row">The customer's row.</param>
    /// <param name="culture">How numbers are written; null for the invariant form.</param>
    public NextStep For(CustomerScores scores, int row, IFormatProvider? culture = null) => new(Name, Kind, Level, Step, ReasonFor(scores, row, culture));

    /// <summary>The conditions in words.</summary>
    public string Words() => When.Count == 0 ? "everybody else" : string.Join(" and ", When.Select(c => c.Words()));

    /// <summary>The keys in braces that are no score's.</summary>
    internal IEnumerable<string> UnknownKeys() =>
        Placeholder().Matches(Reason).Select(m => m.Groups["key"].Value).Where(key => ScoreFields.Find(key) is null);

    private string ReasonFor(CustomerScores scores, int row, IFormatProvider? culture) => Placeholder().Replace(
        Reason,
        match =>
        {
            if (ScoreFields.Find(match.Groups["key"].Value) is not { } field)
            {
                return match.Value;
            }

            return field.Unit == ScoreUnit.Name
                ? scores.NameAt(field.Field, row)
                : ScoreFields.Text(field.Unit, scores.ValueAt(field.Field, row), culture ?? CultureInfo.InvariantCulture);
        });

    [GeneratedRegex(@"\{(?<key>[A-Za-z]{1,40})\}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Placeholder();
}
