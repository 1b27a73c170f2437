using Analytics.Core.Storage;
using Analytics.Tests.Fakes;
using Analytics.Tests.Web.Notifications;
using Analytics.Web.Components.Pages.Admin;
using Analytics.Web.Jobs;
using Analytics.Web.Notifications;
using Analytics.Web.Security;
using Bunit;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Tests.Components.Admin;

/// <summary>The page of channels over a real book, queue and receiver.</summary>
public sealed class ChannelsPageTests : PageContext
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Add_AWebhook_ShowsItsKeyOnceItsHostAloneAndIsAudited()
    {
        await using var house = await NotificationHouse.StartAsync();
        var page = RenderPage(house);
        Assert.Contains("No channels yet", page.Markup, StringComparison.Ordinal);

        await page.InvokeAsync(() => Button(page, "Add a channel").ClickAsync());
        await page.InvokeAsync(() => page.Find("[data-field=name]").ChangeAsync(new() { Value = "Ops" }));
        await page.InvokeAsync(() => page.Find("[data-field=kind]").ChangeAsync(new() { Value = nameof(ChannelKind.Webhook) }));
        await page.InvokeAsync(() => page.Find("[data-field=address]").ChangeAsync(new() { Value = "https://hooks.example.com/x?token=hidden" }));
        await page.InvokeAsync(() => page.Find("form.channel-form").SubmitAsync());

        page.WaitForAssertion(() => Assert.Contains("The channel is saved.", page.Markup, StringComparison.Ordinal), Patience);
        var key = page.Find("code.secret").TextContent;
        Assert.Contains("Ops", page.Find("tbody").TextContent, StringComparison.Ordinal);
        Assert.Contains("webhook at hooks.example.com", page.Find("tbody").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("token=", page.Markup, StringComparison.Ordinal);
        Assert.Contains((await house.Get<AuditLog>().ReadAsync(null, 0, 10)).Entries, static e => e.Action == "channels.save" && e.Actor == User);
        await page.InvokeAsync(() => Button(page, "I have copied it").ClickAsync());
        Assert.DoesNotContain(key, page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_WhetherItIsTaken_SaysWhatHappenedAndLogsIt()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var house = await NotificationHouse.StartAsync("127.0.0.1");
        await house.Book.SaveAsync(NotificationHouse.Channel("ops", ChannelKind.Webhook, receiver.Address));
        var page = RenderPage(house);

        await page.InvokeAsync(() => page.Find("[aria-label='Test Channel ops']").ClickAsync());
        page.WaitForAssertion(() => Assert.Contains("Channel ops works.", page.Find("[role=status]").TextContent, StringComparison.Ordinal), Patience);
        receiver.Status = 410;
        await page.InvokeAsync(() => page.Find("[aria-label='Test Channel ops']").ClickAsync());

        page.WaitForAssertion(() => Assert.Contains("Channel ops does not work.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal), Patience);
        page.WaitForAssertion(
            () => Assert.Equal(["given up", "sent"], page.Find("[aria-label='What was sent']").QuerySelectorAll("tbody tr").Select(static row => row.Children[3].TextContent)), Patience);
        Assert.Equal(2, receiver.Posts.Count);
    }

    [Fact]
    public async Task Delete_AndUndo_BringsItBackWithItsKey()
    {
        await using var house = await NotificationHouse.StartAsync();
        await house.Book.SaveAsync(NotificationHouse.Channel("ops", ChannelKind.Webhook, "https://hooks.example.com/"));
        var before = house.Book.Current.Channels[0];
        var page = RenderPage(house);

        await page.InvokeAsync(() => page.Find("[aria-label='Delete Channel ops']").ClickAsync());
        page.WaitForAssertion(() => Assert.Contains("is deleted", page.Markup, StringComparison.Ordinal), Patience);
        Assert.Empty(house.Book.Current.Channels);
        await page.InvokeAsync(() => Button(page, "Undo").ClickAsync());

        page.WaitForAssertion(() => Assert.Contains("The channel is back.", page.Markup, StringComparison.Ordinal), Patience);
        Assert.Equal(before, Assert.Single(house.Book.Current.Channels));
    }

    [Fact]
    public async Task Save_AnAddressThatIsNone_SaysSoInTheDialogAndKeepsWhatWasTyped()
    {
        await using var house = await NotificationHouse.StartAsync();
        var page = RenderPage(house);
        await page.InvokeAsync(() => Button(page, "Add a channel").ClickAsync());
        await page.InvokeAsync(() => page.Find("[data-field=name]").ChangeAsync(new() { Value = "Ann" }));
        await page.InvokeAsync(() => page.Find("[data-field=address]").ChangeAsync(new() { Value = "not an address" }));

        await page.InvokeAsync(() => page.Find("form.channel-form").SubmitAsync());

        page.WaitForAssertion(() => Assert.Contains("is no mail address", page.Find("form.channel-form [role=alert]").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal("Ann", page.Find("[data-field=name]").GetAttribute("value"));
        Assert.Empty(house.Book.Current.Channels);
    }

    [Fact]
    public async Task Commands_NotAnAdmin_AreRefused()
    {
        await using var house = await NotificationHouse.StartAsync();
        await house.Book.SaveAsync(NotificationHouse.Channel("ops", ChannelKind.Webhook, "https://hooks.example.com/"));
        var page = RenderPage(house, Policies.Read);

        await page.InvokeAsync(() => page.Find("[aria-label='Delete Channel ops']").ClickAsync());

        page.WaitForAssertion(() => Assert.Contains("needs the role", page.Find("[role=alert]").TextContent, StringComparison.Ordinal), Patience);
        Assert.Single(house.Book.Current.Channels);
    }

    [Fact]
    public async Task Dispose_LeavesNobodyBehind()
    {
        await using var house = await NotificationHouse.StartAsync();
        RenderPage(house);
        Assert.Equal(1, house.Notifier.Listeners);

        await DisposeComponentsAsync();

        Assert.Equal(0, house.Notifier.Listeners);
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<Channels> page, string text) =>
        page.FindAll("button").Single(button => button.TextContent.Trim() == text);

    private IRenderedComponent<Channels> RenderPage(NotificationHouse house, string policy = Policies.Administer)
    {
        AddPage(new FakeQueryRunner([]), policy);
        // Who asks by a key has no session that could have ended.
        SignedIn.SetAuthenticationType(ApiKeyAuthenticationHandler.Scheme);
        Services.AddSingleton<IHttpContextAccessor>(new HttpContextAccessor());
        Services.AddSingleton(new SessionValidator(null!, null!, null!, null!, null!, null!));
        Services.AddScoped<CurrentActor>();
        Services.AddSingleton(house.Get<SettingsStore>());
        Services.AddSingleton(house.Get<AuditLog>());
        Services.AddSingleton(house.Deliveries);
        Services.AddSingleton(house.Book);
        Services.AddSingleton(house.Writer);
        Services.AddSingleton(house.Notifier);
        Services.AddSingleton(DigestJob.Plan);
        Open("/admin/channels");
        return Render<Channels>();
    }
}
