using System.Globalization;

namespace Analytics.Tests.Fakes;

/// <summary>Whether a spreadsheet would run a cell.</summary>
internal static class FormulaCheck
{
    /// <summary>Whether the text begins a formula; plain numbers do not.</summary>
    public static bool Begins(string text) => text.Length > 0
        && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '＝' or '＋' or '－' or '＠'
        && !decimal.TryParse(text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out _);
}
