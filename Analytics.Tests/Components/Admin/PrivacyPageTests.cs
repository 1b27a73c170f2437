using Analytics.Core.Domain;
using Analytics.Core.Storage;
using Analytics.Core.Storage.Consents;
using Analytics.Core.Storage.Persons;
using Analytics.Tests.Core.Storage;
using Analytics.Tests.Fakes;
using Analytics.Web.Components.Pages.Admin;
using Analytics.Web.Hosting;
using Analytics.Web.Jobs;
using Analytics.Web.Security;
using Bunit;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Analytics.Tests.Components.Admin;

/// <summary>The page of privacy over a real database.</summary>
public sealed class PrivacyPageTests : PageContext
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Save_OneConsentChanged_LeavesTheOtherOneAsTheFileSaidIt()
    {
        await using var storage = await StorageFixture.StartAsync();
        var consents = storage.Get<ConsentStore>();
        var batch = await ImportAsync(storage, new ConsentStatement("ann", ConsentPurpose.Marketing, true, 1_000, true));
        var page = RenderPage(storage, "ann");

        await page.InvokeAsync(() => Choice(page, "Events may be recorded").ChangeAsync(new() { Value = "withdrawn" }));
        await page.InvokeAsync(() => Save(page).ClickAsync());

        page.WaitForAssertion(() => Assert.Contains("Written down.", page.Find("[role=status]").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal(new Consent("ann", false, true), await consents.FindAsync("ann"));
        Assert.Equal([(ConsentPurpose.Tracking, (int?)null), (ConsentPurpose.Marketing, batch)], (await consents.SaidAsync("ann")).Select(static word => (word.Purpose, word.BatchId)));
        var written = (await storage.Get<AuditLog>().ReadAsync(null, 0, 10)).Entries.Single(static entry => entry.Action == "person.consent");
        Assert.Contains("\"marketingGiven\":0", written.DetailJson, StringComparison.Ordinal);

        await storage.Batches.UndoAsync(batch);
        Assert.Equal(new Consent("ann", false), await consents.FindAsync("ann"));
    }

    [Fact]
    public async Task Save_NothingChanged_WritesNothingDown()
    {
        await using var storage = await StorageFixture.StartAsync();
        await ImportAsync(storage, new ConsentStatement("ann", ConsentPurpose.Marketing, true, 1_000, true));
        var page = RenderPage(storage, "ann");

        await page.InvokeAsync(() => Choice(page, "May be written to").ChangeAsync(new() { Value = "withdrawn" }));
        await page.InvokeAsync(() => Choice(page, "May be written to").ChangeAsync(new() { Value = "given" }));
        await page.InvokeAsync(() => Save(page).ClickAsync());

        page.WaitForAssertion(() => Assert.Contains("Nothing was changed.", page.Find("[role=status]").TextContent, StringComparison.Ordinal), Patience);
        Assert.NotNull((await storage.Get<ConsentStore>().SaidAsync("ann")).Single().BatchId);
        Assert.DoesNotContain((await storage.Get<AuditLog>().ReadAsync(null, 0, 10)).Entries, static entry => entry.Action == "person.consent");
    }

    private static AngleSharp.Dom.IElement Choice(IRenderedComponent<Privacy> page, string label) =>
        page.FindAll("label.field").Single(field => field.QuerySelector("span")?.TextContent == label).QuerySelector("select")!;

    private static AngleSharp.Dom.IElement Save(IRenderedComponent<Privacy> page) => page.FindAll("button").Single(static button => button.TextContent == "Save consent");

    private static async Task<int> ImportAsync(StorageFixture storage, ConsentStatement statement)
    {
        var batch = await storage.Batches.BeginAsync(new BatchDraft(BatchKind.Customers, "customers.csv", "ann"));
        await using (var writer = storage.Batches.OpenWriter(batch.Id))
        {
            await writer.WriteAsync(statement);
            await writer.CompleteAsync();
        }

        await storage.Batches.CommitAsync(batch.Id, new BatchSummary(1, 1, 0));
        return batch.Id;
    }

    private IRenderedComponent<Privacy> RenderPage(StorageFixture storage, string person)
    {
        AddPage(new FakeQueryRunner([]), Policies.Administer);
        // Who asks by a key has no session that could have ended.
        SignedIn.SetAuthenticationType(ApiKeyAuthenticationHandler.Scheme);
        Services.AddSingleton<IHttpContextAccessor>(new HttpContextAccessor());
        Services.AddSingleton(new SessionValidator(null!, null!, null!, null!, null!, null!));
        Services.AddScoped<CurrentActor>();
        Services.AddSingleton(storage.Get<SettingsStore>());
        Services.AddSingleton(storage.Get<RetentionStore>());
        Services.AddSingleton(Options.Create(new RetentionOptions()));
        // Nothing is erased here, and so no Facts are read anew.
        Services.AddSingleton(new PersonService(
            storage.Get<PersonStore>(), storage.Get<ConsentStore>(), new DataStartup(null!, null!, null!, null!), storage.Get<AuditLog>(), storage.Options, Options.Create(new BackupOptions()), TimeProvider.System));
        Open("/admin/privacy?person=" + person);
        var page = Render<Privacy>();
        page.WaitForElement("select", Patience);
        return page;
    }
}
