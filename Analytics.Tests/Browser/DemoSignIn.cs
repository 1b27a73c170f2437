using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Analytics.Tests.Browser;

/// <summary>Signs in with an account of the demo.</summary>
public static partial class DemoSignIn
{
    /// <summary>Reads the console of the application under test.</summary>
    public static Func<string>? Console { get; set; }

    /// <summary>Signs in as the demo's admin, as a reader would: the sign-in page fills the account in.</summary>
    public static Task SignInAsAdminAsync(this IPage page, AnalyticsProcess? application = null) => SignInAsync(page, "Admin", application);

    /// <summary>Signs in with the demo's account of a role: Admin, Analyst or Viewer.</summary>
    /// <param name="page">Where.</param>
    /// <param name="role">Whose account.</param>
    /// <param name="application">Another application than the shared one.</param>
    public static async Task SignInAsync(this IPage page, string role, AnalyticsProcess? application = null)
    {
        await page.GotoAsync(await PrintedPathAsync(application));
        await page.GetByRole(AriaRole.Link, new() { Name = $"Fill in the {role} account" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("E-mail")).ToHaveValueAsync(role.ToLowerInvariant() + "@demo.local");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
    }

    /// <summary>The path of the sign-in page as the start printed it, with the secret that shows the demo's accounts.</summary>
    public static async Task<string> PrintedPathAsync(AnalyticsProcess? application = null)
    {
        for (var attempt = 0; attempt < 100; attempt++)
        {
            if (SignInPath().Match(application?.Log ?? Console?.Invoke() ?? string.Empty) is { Success: true } match)
            {
                return match.Value;
            }

            // It answers a moment before it says so.
            await Task.Delay(100);
        }

        throw new InvalidOperationException("The application printed no address to sign in with the demo's accounts.");
    }

    [GeneratedRegex(@"/account/sign-in\?demo=\S+", RegexOptions.None, 1000)]
    private static partial Regex SignInPath();
}
