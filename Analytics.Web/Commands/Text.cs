using System.Globalization;

namespace Analytics.Web.Commands;

/// <summary>Words with numbers for the console, in invariant form whatever the machine's culture.</summary>
internal static class Text
{
    /// <summary>The text of an interpolated string.</summary>
    public static string Of(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
