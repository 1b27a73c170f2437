using Analytics.Core.Domain;
using Analytics.Core.Import;
using Analytics.Tests.Fakes;
using Analytics.Web.Components.Pages.Data;
using Analytics.Web.Security;
using Bunit;
using Microsoft.AspNetCore.Components.Forms;

namespace Analytics.Tests.Components.Data;

public sealed class QuarantineSectionTests : DataPageContext
{
    public QuarantineSectionTests()
    {
        Imports.Quarantine.Add(Row(1, 17, ["1001", "31/02/2025", "12.50", "gift"]));
        Imports.Quarantine.Add(Row(2, 18, ["1002", "05/04/2011", "twelve"]));
    }

    [Fact]
    public async Task Correct_Row_TriesExactlyThatOneAgain()
    {
        var section = RenderSection();

        await section.InvokeAsync(() => section.FindAll("button").First(button => button.TextContent == "Correct").ClickAsync());
        await section.InvokeAsync(() => section.Find("input[aria-label='Day, line 17']").ChangeAsync("28/02/2025"));
        await section.InvokeAsync(() => section.Find("button.retry").ClickAsync());

        await section.WaitForAssertionAsync(() => Assert.Contains($"retry 7 by {Ann}: 1=1001|28/02/2025|12.50|gift", Imports.Calls));
        Assert.Contains("1,990 rows are in now", section.Markup, StringComparison.Ordinal);
        Assert.Contains($"{Ann} import.retry batch 7", Book.Audit);
        Assert.Empty(section.FindAll("tr.edited"));
    }

    [Fact]
    public async Task Correct_StillWrong_KeepsWhatWasTyped()
    {
        Imports.OnRetry = _ => throw new ImportException(ImportError.NothingReadable, "31/02/2025 is no date.");
        var section = RenderSection();

        await section.InvokeAsync(() => section.FindAll("button").First(button => button.TextContent == "Correct").ClickAsync());
        await section.InvokeAsync(() => section.Find("input[aria-label='Day, line 17']").ChangeAsync("30/02/2025"));
        await section.InvokeAsync(() => section.Find("button.retry").ClickAsync());

        await section.WaitForAssertionAsync(() => Assert.Contains("is no date", section.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal("30/02/2025", section.Find("input[aria-label='Day, line 17']").GetAttribute("value"));
    }

    [Fact]
    public async Task Return_CorrectedFile_IsTriedAndLeavesNothingOnDisk()
    {
        var section = RenderSection();

        section.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("key,line\n1,17", "import-7-put-aside.csv"));

        await section.WaitForAssertionAsync(() => Assert.Contains($"return 7 by {Ann}: import-7-put-aside.csv key,line\n1,17", Imports.Calls));
        await section.WaitForAssertionAsync(() => Assert.Contains("rows are in now", section.Markup, StringComparison.Ordinal));
        Assert.Contains($"{Ann} import.retry batch 7", Book.Audit);
        Assert.False(IsOnDisk(""));
    }

    [Fact]
    public async Task Return_AnotherFile_SaysWhyAndKeepsTheRows()
    {
        Imports.OnRetry = _ => throw new ImportException(ImportError.BadPlan, "This is not a corrected quarantine file.");
        var section = RenderSection();

        section.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("a,b", "other.csv"));

        await section.WaitForAssertionAsync(() => Assert.Contains("not a corrected", section.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Contains("still put aside", section.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.False(IsOnDisk(""));
    }

    [Fact]
    public void Section_AnotherAnalystsImport_MayNotBeDownloaded()
    {
        SignIn(Roles.Analyst);
        var batch = ImportSamples.Batch(7, quarantined: 2);
        batch.CreatedBy = "bob@shop.test";

        Assert.Empty(RenderSection(batch).FindAll("a[download]"));
        Assert.Single(RenderSection().FindAll("a[download]"));
    }

    [Fact]
    public void Section_UndoneImport_OffersNoRetry()
    {
        var section = RenderSection(ImportSamples.Batch(7, status: BatchStatus.Undone, quarantined: 2));

        Assert.Empty(section.FindAll("tbody button, input[type=file]"));
    }

    private static QuarantinedRow Row(long id, long line, string[] cells) => new()
    {
        Id = id,
        BatchId = 7,
        SourceLine = line,
        Field = "Day",
        Reason = "is no date",
        CellsJson = System.Text.Json.JsonSerializer.Serialize(cells),
    };

    private IRenderedComponent<QuarantineSection> RenderSection(ImportBatch? batch = null) => Render<QuarantineSection>(parameters => parameters
        .Add(section => section.Batch, batch ?? ImportSamples.Batch(7, quarantined: 2))
        .Add(section => section.Columns, ImportSamples.Plan.Columns));
}
