using Analytics.Core.Domain;
using Analytics.Core.Import;
using Analytics.Core.Queries;
using Analytics.Tests.Fakes;
using Analytics.Web.Components.Pages.Data;
using Analytics.Web.Security;
using Analytics.Web.State;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Analytics.Tests.Components.Data;

public sealed class DataPageTests : DataPageContext
{
    private static readonly FakeLine[] Lines =
    [
        new(new DateTime(2026, 1, 2, 9, 0, 0), "1", "a", "mug", null, null, null, 1, 10.25m),
        new(new DateTime(2026, 1, 5, 9, 0, 0), "2", "b", "tea", null, null, null, 2, 5.50m),
    ];

    [Fact]
    public void Data_NoBatch_OffersTheOneButtonThatGetsThere()
    {
        var page = RenderPage([]);

        Assert.Contains("No data yet", page.Markup, StringComparison.Ordinal);
        Assert.Equal("data/import", Assert.Single(page.FindAll("a.button")).GetAttribute("href"));
        Assert.Empty(page.FindAll("table"));
    }

    [Fact]
    public void Data_Viewer_SeesBatchesAndMayDoNothing()
    {
        SignIn(Roles.Viewer);
        Book.Batches.Add(ImportSamples.Batch(2));
        Book.Batches.Add(ImportSamples.Batch(1, BatchKind.Demo));
        var page = RenderPage(Lines);

        Assert.Equal(2, page.FindAll("tbody tr").Count);
        Assert.Contains("An admin can replace it", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(
            page.FindAll("button, a.button"),
            button => button.TextContent.Contains("Undo", StringComparison.Ordinal) || button.TextContent.Contains("Import", StringComparison.Ordinal));
    }

    [Fact]
    public void Data_Batches_ShowWhatIsThere()
    {
        Book.Batches.Add(ImportSamples.Batch(1, quarantined: 10));
        Book.Batches[0].SourceName = "shop.csv";
        var page = RenderPage(Lines);

        Assert.Equal(["2", "2", "2", "2–5 Jan 2026", "£15.75"], page.FindAll(".facts dd").Select(dd => dd.TextContent));
        var cells = page.FindAll("tbody td").Select(td => td.TextContent.Trim()).ToArray();
        Assert.Contains("1,990", cells);
        Assert.Contains("10", cells);
        Assert.Contains("15.75", cells);
        Assert.Contains("counts", cells);
    }

    [Fact]
    public void Data_TwoBatchesOfOneName_EachShowsItsOwnRevenue()
    {
        Book.Batches.Add(ImportSamples.Batch(2));
        Book.Batches.Add(ImportSamples.Batch(1));
        (Book.Revenue[2], Book.Revenue[1]) = (10.25m, 5.5m);
        var page = RenderPage(Lines);

        var numbers = page.FindAll("tbody tr").Select(row => row.QuerySelectorAll("td.number")[2].TextContent);
        Assert.Equal(["10.25", "5.50"], numbers);
    }

    [Fact]
    public void Data_UndoneBatch_CountsNothingAndCannotBeUndone()
    {
        Book.Batches.Add(ImportSamples.Batch(2));
        Book.Batches.Add(ImportSamples.Batch(1, status: BatchStatus.Undone));
        var page = RenderPage(Lines);

        var undone = page.FindAll("tbody tr")[1];
        Assert.Equal("", undone.QuerySelectorAll("td.number")[2].TextContent);
        Assert.Null(undone.QuerySelector("button"));
        Assert.Contains("undone", undone.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Undo_Batch_SaysWhatGoesAndTakesItBack()
    {
        Book.Batches.Add(ImportSamples.Batch(2));
        var page = RenderPage(Lines);

        await page.InvokeAsync(() => Button(page, "Undo").ClickAsync());
        var dialog = page.FindComponent<UndoDialog>();
        Assert.Contains("1,990 rows", dialog.Markup, StringComparison.Ordinal);
        Assert.Contains("to the cent", dialog.Markup, StringComparison.Ordinal);
        await dialog.InvokeAsync(() => Button(dialog, "Undo the import").ClickAsync());

        await page.WaitForAssertionAsync(() => Assert.Contains("undo 2", Imports.Calls));
        Assert.Contains($"{Ann} import.undo batch 2", Book.Audit);
        Assert.False(Access.Removed);
    }

    [Fact]
    public async Task Undo_Kept_ChangesNothing()
    {
        Book.Batches.Add(ImportSamples.Batch(2));
        var page = RenderPage(Lines);

        await page.InvokeAsync(() => Button(page, "Undo").ClickAsync());
        await page.InvokeAsync(() => Button(page.FindComponent<UndoDialog>(), "Keep it").ClickAsync());

        Assert.Empty(Imports.Calls);
        Assert.Null(page.FindComponent<UndoDialog>().Instance.Batch);
    }

    [Fact]
    public async Task Undo_Refused_SaysWhyAndKeepsTheDialog()
    {
        Book.Batches.Add(ImportSamples.Batch(2));
        Imports.OnUndo = _ => throw new ImportException(ImportError.NoSuchBatch, "Batch 2 is undone already.");
        var page = RenderPage(Lines);

        await page.InvokeAsync(() => Button(page, "Undo").ClickAsync());
        await page.InvokeAsync(() => Button(page.FindComponent<UndoDialog>(), "Undo the import").ClickAsync());

        await page.WaitForAssertionAsync(() => Assert.Contains("Batch 2 is undone already.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Undo_RoleLostMeanwhile_IsRefused()
    {
        Book.Batches.Add(ImportSamples.Batch(2));
        var page = RenderPage(Lines);
        Guard.Allowed.Clear();

        await page.InvokeAsync(() => Button(page, "Undo").ClickAsync());
        await page.InvokeAsync(() => Button(page.FindComponent<UndoDialog>(), "Undo the import").ClickAsync());

        await page.WaitForAssertionAsync(() => Assert.Contains("session has ended", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Empty(Imports.Calls);
    }

    [Fact]
    public async Task Undo_LastDemoBatch_GoesThroughLeavingTheDemo()
    {
        Book.Batches.Add(ImportSamples.Batch(1, BatchKind.Demo));
        Imports.OnUndo = id => Task.FromResult(Book.Batches[0].Status = BatchStatus.Undone);
        var page = RenderPage(Lines);

        await page.InvokeAsync(() => Button(page, "Undo").ClickAsync());
        var dialog = page.FindComponent<LeaveDemoDialog>();
        await dialog.InvokeAsync(() => Button(dialog, "Remove the demo").ClickAsync());

        await page.WaitForAssertionAsync(() => Assert.True(Access.Removed));
        Assert.Equal([$"{Ann} import.undo batch 1", $"{Ann} demo.remove"], Book.Audit);
        Assert.EndsWith("/data/import", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LeaveDemo_NoOwnAdmin_AsksForOneAndCannotGoOn()
    {
        Access.HasOwnAdmin = false;
        Book.Batches.Add(ImportSamples.Batch(1, BatchKind.Demo));
        var page = RenderPage(Lines);

        await page.InvokeAsync(() => Button(page, "Start with my own data").ClickAsync());
        var dialog = page.FindComponent<LeaveDemoDialog>();

        Assert.Equal("account/own?ReturnUrl=%2Fdata", dialog.Find("a.button.primary").GetAttribute("href"));
        Assert.DoesNotContain(dialog.FindAll("button"), button => button.TextContent == "Remove the demo");
        Assert.False(Access.Removed);
    }

    [Fact]
    public async Task LeaveDemo_DataCannotBeRemoved_KeepsTheAccounts()
    {
        Book.Batches.Add(ImportSamples.Batch(1, BatchKind.Demo));
        Imports.OnUndo = _ => throw new ImportException(ImportError.NoSuchBatch, "The database is read-only.");
        var page = RenderPage(Lines);

        await page.InvokeAsync(() => Button(page, "Start with my own data").ClickAsync());
        await page.InvokeAsync(() => Button(page.FindComponent<LeaveDemoDialog>(), "Remove the demo").ClickAsync());

        await page.WaitForAssertionAsync(() => Assert.Contains("still here", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.False(Access.Removed);
    }

    [Fact]
    public async Task LeaveDemo_NoAdminLeft_GivesTheLinkForTheFirst()
    {
        Access.SetupPath = "/account/setup?code=x";
        Book.Batches.Add(ImportSamples.Batch(1, BatchKind.Demo));
        var page = RenderPage(Lines);

        await page.InvokeAsync(() => Button(page, "Start with my own data").ClickAsync());
        await page.InvokeAsync(() => Button(page.FindComponent<LeaveDemoDialog>(), "Remove the demo").ClickAsync());

        await page.WaitForAssertionAsync(() => Assert.Equal("/account/setup?code=x", page.FindComponent<LeaveDemoDialog>().Find("p a").GetAttribute("href")));
    }

    [Fact]
    public async Task UndoAction_LastOfTwoDemoBatches_TakesTheAccountsOnlyThen()
    {
        Book.Batches.Add(ImportSamples.Batch(1, BatchKind.Demo));
        Book.Batches.Add(ImportSamples.Batch(2, BatchKind.Demo));
        Imports.OnUndo = id => Task.FromResult(Book.Batches[id - 1].Status = BatchStatus.Undone);

        Assert.Null(await Actions.UndoAsync(1, new Actor(Ann)));
        Assert.False(Access.Removed);
        Assert.NotNull(await Actions.UndoAsync(2, new Actor(Ann)));
        Assert.True(Access.Removed);
    }

    private static AngleSharp.Dom.IElement Button<T>(IRenderedComponent<T> page, string text)
        where T : IComponent => page.FindAll("button").First(button => button.TextContent.Trim() == text);

    private IRenderedComponent<DataPage> RenderPage(IReadOnlyList<FakeLine> lines)
    {
        Services.AddSingleton<IQueryRunner>(new FakeQueryRunner(lines, DateOnly.FromDateTime(Clock.GetUtcNow().DateTime)));
        Services.AddSingleton<IDataChanges>(new FakeChanges());
        Services.AddSingleton(Options.Create(new QueryCacheOptions()));
        Services.AddSingleton<CachedQueryService>();
        var page = Render<DataPage>();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".skeleton")), TimeSpan.FromSeconds(20));
        return page;
    }
}
