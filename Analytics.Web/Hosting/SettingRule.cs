using System.Globalization;

namespace Analytics.Web.Hosting;

/// <summary>What one setting takes.</summary>
/// <param name="Key">Its full name, <c>Section:Key</c>.</param>
/// <param name="Takes">What it takes, in words, for messages.</param>
/// <param name="Accepts">Whether a text, trimmed and not empty, is such a value.</param>
public sealed record SettingRule(string Key, string Takes, Func<string, bool> Accepts)
{
    /// <summary>Any text.</summary>
    public static SettingRule Text(string key) => new(key, "a text", static _ => true);

    /// <summary>Yes or no.</summary>
    public static SettingRule Flag(string key) => new(key, "true or false", static text => bool.TryParse(text, out _));

    /// <summary>A whole number, both ends inside.</summary>
    public static SettingRule Whole(string key, long least, long most) => new(
        key,
        string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"),
        text => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most);

    /// <summary>A number, both ends inside.</summary>
    public static SettingRule Number(string key, double least, double most) => new(
        key,
        string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most}"),
        text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most);

    /// <summary>One of some words, in whatever case.</summary>
    public static SettingRule OneOf(string key, params string[] words) => new(
        key, string.Join(" or ", words), text => words.Contains(text, StringComparer.OrdinalIgnoreCase));
}
