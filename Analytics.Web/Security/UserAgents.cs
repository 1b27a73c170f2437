namespace Analytics.Web.Security;

/// <summary>Says in words which browser a user agent means, well enough for its owner to know it again.</summary>
public static class UserAgents
{
    private static readonly (string Sign, string Name)[] Browsers =
        [("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Sign, string Name)[] Systems =
        [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS X", "Mac"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    /// <summary>Such as "Firefox on Windows".</summary>
    public static string Describe(string? agent)
    {
        var browser = Browsers.FirstOrDefault(b => agent?.Contains(b.Sign, StringComparison.Ordinal) == true).Name ?? "Another browser";
        var system = Systems.FirstOrDefault(s => agent?.Contains(s.Sign, StringComparison.Ordinal) == true).Name;
        return system is null ? browser : $"{browser} on {system}";
    }
}
