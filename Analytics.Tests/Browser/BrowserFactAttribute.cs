namespace Analytics.Tests.Browser;

/// <summary>A fact that needs Chromium: skipped, saying so, where there is none, but under CI run, and so failed.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        var integration = string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase);
        if (Chromium.Executable is null && !integration)
        {
            Skip = $"Left out: no Chromium at /usr/bin/chromium ({Chromium.Variable} names another).";
        }
    }
}
