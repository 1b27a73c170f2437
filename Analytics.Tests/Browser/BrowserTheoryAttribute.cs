namespace Analytics.Tests.Browser;

/// <summary>A theory that needs Chromium; skipped, or failed under CI, as <see cref="BrowserFactAttribute"/> is.</summary>
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = new BrowserFactAttribute().Skip;
}
