using Analytics.Core.Domain;
using Analytics.Core.Import;
using Analytics.Tests.Fakes;
using Analytics.Web.Components.Pages.Data;
using Analytics.Web.Security;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Tests.Components.Data;

public sealed class ImportPageTests : DataPageContext
{
    [Fact]
    public void Import_Opened_OffersTheFileAndAttachesTheScript()
    {
        var page = Render<ImportPage>();

        Assert.Equal("Choose a file", page.Find("label.file").TextContent.Trim());
        Assert.Equal("File", page.Find("[aria-current=step] .name").TextContent);
        Upload.VerifyInvoke("attach");
    }

    [Fact]
    public async Task Upload_UnderWay_ShowsHowFarAndCanBeCancelled()
    {
        var page = Render<ImportPage>();
        var step = page.FindComponent<UploadStep>();

        await step.InvokeAsync(() => step.Instance.Started("march.csv", 2_000_000));
        await step.InvokeAsync(() => step.Instance.Progressed(500_000));

        Assert.Equal("25%", page.Find(".percent").TextContent);
        await page.InvokeAsync(() => page.FindAll("button").Single(b => b.TextContent == "Cancel").ClickAsync());
        Upload.VerifyInvoke("cancel");
        await step.InvokeAsync(step.Instance.Cancelled);
        Assert.Empty(page.FindAll("progress"));
    }

    [Fact]
    public async Task Upload_Refused_SaysWhatHappenedAndWhatWasKept()
    {
        var page = Render<ImportPage>();
        var step = page.FindComponent<UploadStep>();

        await step.InvokeAsync(() => step.Instance.Failed("The server's disk is full."));

        var alert = page.Find("[role=alert]").TextContent;
        Assert.Contains("The server's disk is full.", alert, StringComparison.Ordinal);
        Assert.Contains("Nothing was imported", alert, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Uploaded_Readable_ShowsTheFirstRows()
    {
        var page = await OpenAsync();

        Assert.Equal("Preview", page.Find("[aria-current=step] .name").TextContent);
        Assert.Equal(["Invoice", "Day", "Total", "Note"], page.FindAll("th .column").Select(e => e.TextContent));
        Assert.Contains("03/04/2011", page.Find(".sample tbody").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Uploaded_Unreadable_SaysWhyAndOffersAnotherFile()
    {
        Imports.OnInspect = _ => throw new ImportException(ImportError.NotText, "This is a PNG image, not a table. Export your orders as CSV.");
        var page = await OpenAsync("[role=alert]");

        Assert.Contains("PNG image", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        await page.InvokeAsync(() => Button(page, "Choose another file").ClickAsync());
        page.WaitForElement("label.file");
        Assert.Empty(Jobs.Unfinished(Ann));
    }

    [Fact]
    public async Task Preview_SeparatorCorrected_LooksAgainWithIt()
    {
        var page = await OpenAsync();

        await page.InvokeAsync(() => page.FindAll("select")[1].ChangeAsync(new ChangeEventArgs { Value = "Semicolon" }));

        page.WaitForAssertion(() => Assert.Contains("Separator = Semicolon", Imports.Calls[^1], StringComparison.Ordinal));
        Assert.Contains("HasHeader = True", Imports.Calls[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Columns_RequiredFieldTakenAway_CannotBeChecked()
    {
        var page = await ColumnsAsync();

        await page.InvokeAsync(() => Field(page, "date").ChangeAsync(new ChangeEventArgs { Value = "" }));

        page.WaitForAssertion(() => Assert.True(Button(page, "Check the file").HasAttribute("disabled")));
        Assert.Contains("Still needed: date", page.Find("#map-lacking").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Columns_DayOrMonthOpen_AsksAndTakesTheAnswer()
    {
        Imports.OnInspect = _ => Task.FromResult(ImportSamples.Preview([ImportSamples.DayOrMonth]));
        ImportPlan? checkedPlan = null;
        Imports.OnCheck = (plan, _, _) =>
        {
            checkedPlan = plan;
            return Task.FromResult(ImportSamples.Report(plan));
        };
        var page = await ColumnsAsync();

        Assert.Equal("Is 03/04/2011 3 April or 4 March?", page.Find("legend").TextContent);
        Assert.True(Button(page, "Check the file").HasAttribute("disabled"));
        await page.InvokeAsync(() => page.Find("input[value=dmy]").ChangeAsync(new ChangeEventArgs { Value = "dmy" }));
        page.WaitForAssertion(() => Assert.False(Button(page, "Check the file").HasAttribute("disabled")));
        await page.InvokeAsync(() => Button(page, "Check the file").ClickAsync());

        page.WaitForElement("#check-title");
        Assert.Equal("dmy", checkedPlan!.DateFormat);
    }

    [Fact]
    public async Task Columns_Saved_KeepsTheMappingAndNotesIt()
    {
        var page = await ColumnsAsync();

        await page.InvokeAsync(() => page.Find("form.save input").ChangeAsync(new ChangeEventArgs { Value = "till export" }));
        await page.InvokeAsync(() => page.Find("form.save").SubmitAsync());

        page.WaitForAssertion(() => Assert.Contains("Saved as", page.Find("form.save [role=status]").TextContent, StringComparison.Ordinal));
        Assert.Contains("save till export", Imports.Calls);
        Assert.Contains($"{Ann} mapping.save till export", Book.Audit);
    }

    [Fact]
    public async Task Check_UnderWay_ShowsProgressAndCancelReturnsToTheColumns()
    {
        var began = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Imports.OnCheck = async (_, progress, stop) =>
        {
            progress!.Report(new ImportProgress(ImportPhase.Checking, 25, 100, 12_345, 90));
            began.SetResult();
            await Task.Delay(Timeout.Infinite, stop);
            throw new InvalidOperationException("The delay ends by cancellation alone.");
        };
        var page = await ColumnsAsync();

        await page.InvokeAsync(() => Button(page, "Check the file").ClickAsync());
        await began.Task;
        page.WaitForAssertion(() => Assert.Contains("12,345 rows", page.Find(".progress-panel").TextContent, StringComparison.Ordinal));
        Assert.Contains("about 2 min left", page.Find(".progress-panel").TextContent, StringComparison.Ordinal);
        await page.InvokeAsync(() => Button(page, "Cancel").ClickAsync());

        page.WaitForElement("#map-title");
        Assert.Equal(ImportSamples.Plan.Fields, Jobs.Unfinished(Ann)[0].State.Plan!.Fields);
    }

    [Fact]
    public async Task Check_CannotDecide_AsksAndKeepsTheMapping()
    {
        Imports.OnCheck = (_, _, _) => throw new ImportException(ImportError.Ambiguous, "03/04/2011 can be read two ways.");
        var page = await ColumnsAsync();

        await page.InvokeAsync(() => Button(page, "Check the file").ClickAsync());

        page.WaitForAssertion(() => Assert.Contains("two ways", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Contains("How are the dates written?", page.FindAll("legend").Select(e => e.TextContent));
        Assert.Equal("1", Field(page, "date").GetAttribute("value"));
    }

    [Fact]
    public async Task Check_Done_ShowsCountsExamplesAndWhatWillBeDone()
    {
        var page = await CheckedAsync();

        var text = page.Find(".report").TextContent;
        Assert.Contains("9,747,747.93", text, StringComparison.Ordinal);
        Assert.Contains("Put aside with their reason.", text, StringComparison.Ordinal);
        Assert.Contains("Line 17", text, StringComparison.Ordinal);
        Assert.Equal("Import 1,990 rows", page.Find("button.primary").TextContent);
    }

    [Fact]
    public async Task Check_DuplicatesLeftOut_CommitsWithoutThem()
    {
        Imports.OnCheck = (plan, _, _) => Task.FromResult(ImportSamples.Report(plan, duplicates: 90));
        var page = await CheckedAsync();

        await page.InvokeAsync(() => page.FindAll("input[name=duplicates]")[1].ChangeAsync(new ChangeEventArgs { Value = "on" }));
        await page.InvokeAsync(() => Button(page, "Import 1,900 rows").ClickAsync());

        page.WaitForElement("#result-title");
        Assert.Contains($"commit {Ann} drop=True again=False", Imports.Calls);
    }

    [Fact]
    public async Task Check_SameFileBefore_ImportsOnlyWhenToldSo()
    {
        var earlier = new EarlierImport(3, "march.csv", new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero), "bob@shop.test");
        Imports.OnCheck = (plan, _, _) => Task.FromResult(ImportSamples.Report(plan, sameFile: earlier));
        var page = await CheckedAsync();

        Assert.True(Button(page, "Import 1,990 rows").HasAttribute("disabled"));
        await page.InvokeAsync(() => page.Find("fieldset input[type=checkbox]").ChangeAsync(new ChangeEventArgs { Value = true }));
        await page.InvokeAsync(() => Button(page, "Import 1,990 rows").ClickAsync());

        page.WaitForElement("#result-title");
        Assert.Contains($"commit {Ann} drop=False again=True", Imports.Calls);
    }

    [Fact]
    public async Task Import_Done_ShowsNumbersNotesItAndRemovesTheUpload()
    {
        var page = await CheckedAsync();
        var upload = Jobs.Unfinished(Ann)[0].Id;

        await page.InvokeAsync(() => Button(page, "Import 1,990 rows").ClickAsync());

        page.WaitForElement("#result-title");
        Assert.Contains("9,747,747.93", page.Find(".facts").TextContent, StringComparison.Ordinal);
        Assert.Contains("800 rows a second", page.Markup, StringComparison.Ordinal);
        Assert.Contains(page.FindAll("a").Select(a => a.GetAttribute("href")), href => href!.Contains("2011-04-03", StringComparison.Ordinal));
        Assert.Contains($"{Ann} import.commit batch 7", Book.Audit);
        Assert.False(IsOnDisk(upload));
    }

    [Fact]
    public async Task Import_Cancelled_ComesBackToTheReport()
    {
        var began = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Imports.OnCommit = async (_, _, stop) =>
        {
            began.SetResult();
            await Task.Delay(Timeout.Infinite, stop);
            throw new InvalidOperationException("The delay ends by cancellation alone.");
        };
        var page = await CheckedAsync();

        await page.InvokeAsync(() => Button(page, "Import 1,990 rows").ClickAsync());
        await began.Task;
        await page.WaitForElement(".progress-panel button").ClickAsync();

        page.WaitForElement("#check-title");
        Assert.DoesNotContain(Book.Audit, entry => entry.Contains("import.commit", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Import_PageLeft_GoesOnAndIsFoundAgain()
    {
        var finish = new TaskCompletionSource<ImportOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        Imports.OnCommit = (_, _, _) => finish.Task;
        var page = await CheckedAsync();
        var job = Jobs.Unfinished(Ann)[0];
        await page.InvokeAsync(() => Button(page, "Import 1,990 rows").ClickAsync());

        await DisposeComponentsAsync();
        finish.SetResult(ImportSamples.Outcome());
        await job.Work;

        var again = Render<ImportPage>();
        again.WaitForElement("#result-title");
    }

    [Fact]
    public async Task Import_DemoThere_ReplacesItByDefaultOnceTheFileIsIn()
    {
        Book.Batches.Add(ImportSamples.Batch(1, BatchKind.Demo));
        var page = await CheckedAsync();

        await page.InvokeAsync(() => Button(page, "Import 1,990 rows").ClickAsync());

        page.WaitForElement("#result-title");
        Assert.True(Access.Removed);
        Assert.StartsWith("commit", Imports.Calls[^2], StringComparison.Ordinal);
        Assert.Equal("undo 1", Imports.Calls[^1]);
        Assert.Contains("The demo is gone", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_DemoThereAndNoOwnAdmin_AsksForAnAccountFirst()
    {
        Book.Batches.Add(ImportSamples.Batch(1, BatchKind.Demo));
        Access.HasOwnAdmin = false;
        var page = await CheckedAsync();

        Assert.StartsWith("account/own?ReturnUrl=%2Fdata%2Fimport%3Fjob%3D", page.Find(".own-admin a").GetAttribute("href"), StringComparison.Ordinal);
        Assert.True(Button(page, "Import 1,990 rows").HasAttribute("disabled"));
        await page.InvokeAsync(() => page.FindAll("input[name=demo]")[1].ChangeAsync(new ChangeEventArgs { Value = "on" }));

        page.WaitForAssertion(() => Assert.False(Button(page, "Import 1,990 rows").HasAttribute("disabled")));
    }

    [Fact]
    public async Task Import_BegunByADemoAccount_IsTakenOverByTheOwnAdmin()
    {
        var upload = await UploadAsync("admin@demo.local");
        await Jobs.OpenAsync(upload, "admin@demo.local");
        Services.GetRequiredService<NavigationManager>().NavigateTo($"data/import?job={upload}");

        var page = Render<ImportPage>();

        page.WaitForElement(".sample");
        Assert.Single(Jobs.Unfinished(Ann));
    }

    [Fact]
    public async Task Import_SessionEnded_SaysSoAndWritesNothing()
    {
        var page = await CheckedAsync();
        Guard.Allowed.Clear();

        await page.InvokeAsync(() => Button(page, "Import 1,990 rows").ClickAsync());

        page.WaitForAssertion(() => Assert.Contains("Sign in again", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain(Imports.Calls, call => call.StartsWith("commit", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Import_DemoThereAndFails_KeepsTheDemo()
    {
        Book.Batches.Add(ImportSamples.Batch(1, BatchKind.Demo));
        Imports.OnCommit = (_, _, _) => throw new ImportException(ImportError.Disk, "The disk is full.");
        var page = await CheckedAsync();

        await page.InvokeAsync(() => Button(page, "Import 1,990 rows").ClickAsync());

        page.WaitForAssertion(() => Assert.Contains("The disk is full.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.False(Access.Removed);
        Assert.DoesNotContain("undo 1", Imports.Calls);
    }

    [Fact]
    public async Task Import_DemoThereAndAnalyst_WarnsThatNumbersMix()
    {
        SignIn(Roles.Analyst);
        Book.Batches.Add(ImportSamples.Batch(1, BatchKind.Demo));
        var page = await CheckedAsync();

        Assert.Contains("Only an admin can remove the demo", page.Markup, StringComparison.Ordinal);
        await page.InvokeAsync(() => Button(page, "Import 1,990 rows").ClickAsync());

        page.WaitForElement("#result-title");
        Assert.False(Access.Removed);
        Assert.DoesNotContain(page.FindAll("button"), b => b.TextContent.Contains("Undo", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Import_SomebodyElsesJob_IsNotShown()
    {
        var upload = await UploadAsync("bob@shop.test");
        Services.GetRequiredService<NavigationManager>().NavigateTo($"data/import?job={upload}");

        var page = Render<ImportPage>();

        Assert.Contains("no longer here", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_PageLeft_ListensNoMore()
    {
        await OpenAsync();
        var job = Jobs.Unfinished(Ann)[0];

        await DisposeComponentsAsync();

        Assert.False(job.HasListeners);
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<ImportPage> page, string text) =>
        page.FindAll("button").Single(button => button.TextContent.Trim() == text);

    private static AngleSharp.Dom.IElement Field(IRenderedComponent<ImportPage> page, string name) =>
        page.Find($"select[aria-labelledby=field-{name}]");

    private async Task<IRenderedComponent<ImportPage>> OpenAsync(string until = ".sample")
    {
        var upload = await UploadAsync();
        Services.GetRequiredService<NavigationManager>().NavigateTo($"data/import?job={upload}");
        var page = Render<ImportPage>();
        page.WaitForElement(until);
        return page;
    }

    private async Task<IRenderedComponent<ImportPage>> ColumnsAsync()
    {
        var page = await OpenAsync();
        await page.InvokeAsync(() => Button(page, "Match the columns").ClickAsync());
        page.WaitForElement("#map-title");
        return page;
    }

    private async Task<IRenderedComponent<ImportPage>> CheckedAsync()
    {
        var page = await ColumnsAsync();
        await page.InvokeAsync(() => Button(page, "Check the file").ClickAsync());
        page.WaitForElement("#check-title");
        return page;
    }
}
