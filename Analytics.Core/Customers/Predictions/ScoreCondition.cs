using System.Globalization;

namespace Analytics.Core.Customers;

/// <summary>What must hold of a customer's score. A value that is not known (NaN) fulfils no condition.</summary>
/// <param name="Field">Which score.</param>
/// <param name="Operator">How it is compared.</param>
/// <param name="Value">With which number; a day by its number, a probability from 0 to 1.</param>
/// <param name="Names">With which names, for fields of <see cref="ScoreUnit.Name"/>.</param>
public sealed record ScoreCondition(ScoreField Field, ScoreOperator Operator, double Value = 0, IReadOnlyList<string>? Names = null)
{
    /// <summary>What is wrong with it; null when nothing is.</summary>
    public string? Check()
    {
        if (!Enum.IsDefined(Field) || !Enum.IsDefined(Operator))
        {
            return "A condition names a field and how it is compared.";
        }

        var definition = ScoreFields.Of(Field);
        var byName = definition.Unit == ScoreUnit.Name;
        if (byName != Operator is ScoreOperator.Is or ScoreOperator.IsNot)
        {
            return byName ? $"{definition.Label} is compared by name: is, or is not." : $"{definition.Label} is compared with a number.";
        }

        if (!byName)
        {
            return double.IsFinite(Value) ? null : $"{definition.Label} is compared with a number.";
        }

        return Names is not { Count: > 0 }
            ? $"Name at least one of: {string.Join(", ", definition.Names)}."
            : Names.FirstOrDefault(name => !definition.Names.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } unknown
                ? $"{definition.Label} is never '{unknown}'. There are: {string.Join(", ", definition.Names)}."
                : null;
    }

    /// <summary>The condition in words, such as <c>Days since the last order more than 90</c>.</summary>
    public string Words()
    {
        var definition = ScoreFields.Of(Field);
        var what = Operator switch
        {
            ScoreOperator.AtLeast => "at least",
            ScoreOperator.AtMost => "at most",
            ScoreOperator.MoreThan => "more than",
            ScoreOperator.LessThan => "less than",
            ScoreOperator.Is => "is",
            _ => "is not",
        };
        return $"{definition.Label} {what} {(definition.Unit == ScoreUnit.Name ? string.Join(" or ", Names ?? []) : ScoreFields.Text(definition.Unit, Value, CultureInfo.InvariantCulture))}";
    }

    /// <summary>The condition as a function of a row of <paramref name="scores"/>.</summary>
    internal Func<int, bool> Compile(CustomerScores scores)
    {
        var value = scores.Column(Field);
        if (ScoreFields.Of(Field) is { Unit: ScoreUnit.Name } definition)
        {
            var codes = new bool[definition.Names.Count];
            foreach (var name in Names ?? [])
            {
                for (var code = 0; code < codes.Length; code++)
                {
                    codes[code] |= string.Equals(definition.Names[code], name, StringComparison.OrdinalIgnoreCase);
                }
            }

            var wanted = Operator == ScoreOperator.Is;
            return row => codes[(int)value(row)] == wanted;
        }

        var limit = Value;
        return Operator switch
        {
            ScoreOperator.AtLeast => row => value(row) >= limit,
            ScoreOperator.AtMost => row => value(row) <= limit,
            ScoreOperator.MoreThan => row => value(row) > limit,
            _ => row => value(row) < limit,
        };
    }
}
