using Microsoft.Playwright;

namespace Analytics.Tests.Browser;

/// <summary>Debian's Chromium, driven by Playwright.</summary>
public static class Chromium
{
    /// <summary>The variable that names another executable.</summary>
    public const string Variable = "ANALYTICS_CHROMIUM";

    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    /// <summary>The executable, or null when there is none.</summary>
    public static string? Executable { get; } =
        new[] { Environment.GetEnvironmentVariable(Variable), "/usr/bin/chromium" }.FirstOrDefault(File.Exists);

    /// <summary>Starts it without a window.</summary>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
    {
        ExecutablePath = Executable
            ?? throw new FileNotFoundException($"No Chromium: install Debian's chromium, or name one in {Variable}."),
        Args = Flags,
        Headless = true,
    });
}
