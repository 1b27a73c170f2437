namespace Analytics.Web.Hosting;

/// <summary>Something wrong with a setting.</summary>
/// <param name="Key">Its full name.</param>
/// <param name="Message">What is wrong and what to write instead; never the value of a secret.</param>
/// <param name="IsFatal">Whether the program must not start with it.</param>
public sealed record SettingProblem(string Key, string Message, bool IsFatal);
