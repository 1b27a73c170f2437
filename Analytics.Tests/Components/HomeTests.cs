using Analytics.Web.Components.Pages;
using Bunit;
using Radzen;

namespace Analytics.Tests.Components;

public sealed class HomeTests : BunitContext
{
    [Fact]
    public async Task Check_Clicked_CountsUp()
    {
        Services.AddRadzenComponents();
        JSInterop.Mode = JSRuntimeMode.Loose;
        var page = Render<Home>();

        await page.Find("button").ClickAsync();

        page.WaitForAssertion(() => page.Find("[role=status]").MarkupMatches("<p role=\"status\">Checked 1 times</p>"));
    }
}
