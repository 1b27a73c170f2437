using Microsoft.Playwright;

namespace Analytics.Tests.Browser;

/// <summary>Signs in with an account of the demo.</summary>
public static class DemoSignIn
{
    /// <summary>Signs in as the demo's admin, as a reader would: the sign-in page fills the account in.</summary>
    public static async Task SignInAsAdminAsync(this IPage page)
    {
        await page.GotoAsync("/account/sign-in");
        await page.GetByRole(AriaRole.Link, new() { Name = "Fill in the Admin account" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("E-mail")).ToHaveValueAsync("admin@demo.local");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
    }
}
