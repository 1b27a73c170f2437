using Analytics.Core.Domain;
using Analytics.Core.Import;
using Analytics.Core.Storage.Consents;
using Analytics.Core.Storage.Persons;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Tests.Core.Import;

/// <summary>What files say about consent, and what consent does to files of events. The clock of imports stands on 1 June 2026, noon.</summary>
public sealed class ConsentImportTests
{
    private static readonly InspectOptions Customers = new() { Kind = BatchKind.Customers };
    private static readonly InspectOptions Events = new() { Kind = BatchKind.Events };

    [Theory]
    [InlineData("consent", ImportField.Consent)]
    [InlineData("GDPR consent", ImportField.Consent)]
    [InlineData("marketing_consent", ImportField.MarketingConsent)]
    [InlineData("opt_in", ImportField.MarketingConsent)]
    [InlineData("Newsletter", ImportField.MarketingConsent)]
    [InlineData("Accepts Marketing", ImportField.MarketingConsent)]
    [InlineData("tracking_consent", ImportField.TrackingConsent)]
    [InlineData("unsubscribed", null)]
    [InlineData("opt_out", null)]
    [InlineData("no_consent", null)]
    public async Task Inspect_ColumnByItsUsualName_IsFoundAndNeverItsOpposite(string header, ImportField? expected)
    {
        await using var shop = await ImportFixture.StartAsync();

        var ofCustomers = await shop.Service.InspectAsync(shop.File($"customer_id,{header}\nann,yes\nbob,no\n"), Customers);
        var ofPurchases = await shop.Service.InspectAsync(shop.File($"order,customer_id,date,amount,{header}\n1,ann,2026-05-01,3,1\n2,bob,2026-05-02,3,0\n"));

        Assert.All([ofCustomers, ofPurchases], preview => Assert.Equal(
            expected, preview.SuggestedPlan.Fields.Where(static f => f.Field is >= ImportField.Consent and <= ImportField.ConsentDate).Select(static f => (ImportField?)f.Field).SingleOrDefault()));
    }

    [Fact]
    public async Task Import_Customers_WordsCountAndUnknownOnesWaitInQuarantine()
    {
        await using var shop = await ImportFixture.StartAsync();

        var outcome = await shop.ImportAsync(shop.File(
            "customer_id,newsletter,tracking_consent,consent_date\nann,yes,withdrawn,2026-05-01\nbob,0,,2026-05-01\ncid,perhaps,yes,2026-05-01\ndee,yes,,soon\neve,yes,,2027-01-01\nfay,,,\n"), Customers, static plan => plan.WithField(ImportField.ConsentDate, 3));

        Assert.Equal((3L, 3L), (outcome.Committed, outcome.Quarantined));
        var waiting = await shop.Service.QuarantinedAsync(outcome.Batch, 0, 10);
        Assert.Equal(3, waiting.Count);
        Assert.All(
            waiting.Zip(["\"perhaps\" is no known word", "\"soon\" is no date", "\"2027-01-01\" is in the future"]),
            static pair => Assert.StartsWith(pair.Second, pair.First.Reason, StringComparison.Ordinal));
        var consents = shop.Get<ConsentStore>();
        Assert.Equal(new Consent("ann", false, true), await consents.FindAsync("ann"));
        Assert.Equal(new Consent("bob", null, false), await consents.FindAsync("bob"));
        Assert.Null(await consents.FindAsync("cid"));
        Assert.Null(await consents.FindAsync("fay"));
        Assert.Equal(["ann"], consents.Withdrawn());
        Assert.Equal(["ann"], await consents.MarketableAsync());
        var report = (await shop.Service.ReportAsync(outcome.Batch))!;
        Assert.Equal((1L, 2L), (report.ConsentsGiven, report.ConsentsWithdrawn));
    }

    [Fact]
    public async Task Import_Purchases_SayItOnTheDayOfTheSaleAndKeepEveryLine()
    {
        await using var shop = await ImportFixture.StartAsync();

        var outcome = await shop.ImportAsync(shop.File(
            "order,customer,date,amount,accepts_marketing\n1,ann,2026-05-03,3,no\n2,ann,2026-05-04,3,yes\n3,bob,2026-05-04,3,no\n4,bob,2026-05-03,3,yes\n5,cid,2026-05-03,3,perhaps\n6,,2026-05-03,3,yes\n"));

        Assert.Equal((6L, 0L), (outcome.Committed, outcome.Quarantined));
        var unread = Assert.Single(outcome.Problems, static p => p.Kind == ProblemKind.UnreadConsent);
        Assert.Equal((1, "perhaps"), ((int)unread.Count, unread.Examples[0].Value));
        Assert.Equal(["ann"], await shop.Get<ConsentStore>().MarketableAsync());
        Assert.False((await shop.Get<ConsentStore>().FindAsync("bob"))!.Marketing);
        Assert.Null(await shop.Get<ConsentStore>().FindAsync("cid"));
    }

    [Fact]
    public async Task Import_PurchasesWithoutATimeOfDay_DateANoAtTheDaysEnd()
    {
        await using var shop = await ImportFixture.StartAsync();
        var consents = shop.Get<ConsentStore>();
        await shop.ImportAsync(shop.File(
            "order,customer,date,amount,accepts_marketing\n1,ann,2026-05-04,3,no\n2,bob,2026-05-04 09:00,3,no\n3,cid,2026-05-04,3,yes\n4,dee,2026-06-01,3,no\n"));

        await shop.ImportAsync(shop.File("customer_id,newsletter,consent_date\nann,yes,2026-05-04 12:00\nbob,yes,2026-05-04 12:00\n"), Customers);

        Assert.Equal(["bob", "cid"], (await consents.MarketableAsync()).Order(StringComparer.Ordinal));
        Assert.Equal(new DateTimeOffset(2026, 5, 4, 23, 59, 59, 999, TimeSpan.Zero), (await consents.SaidAsync("ann"))[0].At);
        Assert.Equal(new DateTimeOffset(2026, 5, 4, 0, 0, 0, TimeSpan.Zero), (await consents.SaidAsync("cid")).Single().At);

        // Nothing was said later than the import.
        Assert.Equal(new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero), (await consents.SaidAsync("dee")).Single().At);
    }

    [Fact]
    public async Task Import_AfterAWithdrawalOnThePage_OverridesItOnlyWithALaterDate()
    {
        await using var shop = await ImportFixture.StartAsync();
        var consents = shop.Get<ConsentStore>();
        await consents.SetAsync([new Consent("ann", Marketing: false), new Consent("bob", Marketing: false)], "page");
        var said = (await consents.SaidAsync("ann")).Single().At;

        await shop.ImportAsync(shop.File("customer_id,newsletter\nann,yes\nbob,yes\n"), Customers);
        await shop.ImportAsync(shop.File("customer_id,newsletter,consent_date\nann,yes,2026-01-01\n"), Customers);

        Assert.True(said > new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero));
        Assert.Empty(await consents.MarketableAsync());
        Assert.Equal(3, (await consents.SaidAsync("ann")).Count);
        await consents.SetAsync([new Consent("bob", Marketing: true)], "page");
        Assert.Equal(["bob"], await consents.MarketableAsync());
    }

    [Fact]
    public async Task Undo_Batch_TakesBackWhatWasGivenAndKeepsWhatWasWithdrawn()
    {
        await using var shop = await ImportFixture.StartAsync();
        var consents = shop.Get<ConsentStore>();
        await shop.ImportAsync(shop.File("customer_id,consent,consent_date\nann,yes,2026-02-01\nbob,yes,2026-02-01\n"), Customers);
        var second = await shop.ImportAsync(shop.File(
            "customer_id,consent,consent_date\nann,no,2026-03-01\nbob,yes,2026-03-01\ncid,yes,2026-03-01\ndee,no,2026-03-01\ndee,yes,2026-03-02\n"), Customers);
        Assert.Equal(["bob", "cid", "dee"], (await consents.MarketableAsync()).Order(StringComparer.Ordinal));

        await shop.Service.UndoAsync(second.Batch);

        Assert.Equal(["bob"], await consents.MarketableAsync());
        Assert.Equal(new Consent("ann", false, false), await consents.FindAsync("ann"));
        Assert.True((await consents.SaidAsync("ann"))[0].IsKept);
        Assert.Null(await consents.FindAsync("cid"));
        Assert.Null(await consents.FindAsync("dee"));

        // The same file, put right, gives it again.
        await shop.ImportAsync(shop.File("customer_id,consent,consent_date\nann,yes,2026-03-01 23:59:59.999\n"), Customers);
        Assert.Equal(["ann", "bob"], (await consents.MarketableAsync()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Import_FailedFile_LeavesNothingSaid()
    {
        await using var shop = await ImportFixture.StartAsync();
        var file = shop.File("customer_id,consent\nann,no\n");
        var plan = (await shop.Service.InspectAsync(file, Customers)).SuggestedPlan;
        await shop.Service.CommitAsync(file, plan, await shop.Service.CheckAsync(file, plan), "tester");

        // The same bytes again are refused at the commit, when all was written already.
        await Assert.ThrowsAsync<ImportException>(async () => await shop.Service.CommitAsync(file, plan, await shop.Service.CheckAsync(file, plan), "tester"));

        await using var context = await shop.ContextAsync();
        Assert.Equal(2, await context.Database.SqlQueryRaw<int>("SELECT COUNT(*) AS \"Value\" FROM consent_statements").SingleAsync());
    }

    [Fact]
    public async Task Import_EventsOfWhoWithdrewOrAsksNotToBeTracked_AreLeftOutCountedAndKeptNowhere()
    {
        await using var shop = await ImportFixture.StartAsync();
        await shop.ImportAsync(shop.File("user_id,customer_id,event,timestamp\nv1,ann,look,2026-01-05\nv2,bob,look,2026-01-05\nv2,cid,look,2026-01-05\n"), Events, static plan => plan.WithField(ImportField.Actor, 0).WithField(ImportField.CustomerId, 1));
        await shop.ImportAsync(shop.File("customer_id,tracking_consent\nann,no\nbob,no\n"), Customers);
        Assert.Equal(["ann", "bob", "v1"], shop.Get<ConsentStore>().Withdrawn().Order(StringComparer.Ordinal));

        const string Text = "user_id,customer_id,event,timestamp,dnt\nv1,,hidden,2026-01-06,\nv9,ann,hidden,2026-01-06,\nv2,,seen,2026-01-06,0\nv3,,hidden,2026-01-06,1\nv1,,hidden,soon,\nv4,,seen,soon,\nv4,,seen,2026-01-06,perhaps\nv4,,seen,2026-01-06,\n";
        var outcome = await shop.ImportAsync(shop.File(Text), Events, static plan => plan.WithField(ImportField.Actor, 0).WithField(ImportField.CustomerId, 1).WithField(ImportField.Date, 3));

        Assert.Equal((8L, 2L, 2L, 4L), (outcome.Rows, outcome.Committed, outcome.Quarantined, outcome.Dropped));
        var left = Assert.Single(outcome.Problems, static p => p.Kind == ProblemKind.NotTracked);
        Assert.Equal(4, left.Count);
        Assert.Equal([TrackingRule.Withdrawn, TrackingRule.Withdrawn], left.Examples.Take(2).Select(static e => e.Reason));
        Assert.Contains(TrackingRule.NotTracked, left.Examples[2].Reason, StringComparison.Ordinal);
        Assert.Equal(4, (await shop.Service.ReportAsync(outcome.Batch))!.RowsNotTracked);
        Assert.DoesNotContain(await shop.Service.QuarantinedAsync(outcome.Batch, 0, 10), static w => w.CellsJson.Contains("hidden", StringComparison.Ordinal));
        await using var context = await shop.ContextAsync();
        Assert.DoesNotContain(await context.Database.SqlQueryRaw<string>("SELECT name AS \"Value\" FROM event_labels").ToListAsync(), static n => n == "hidden");

        var nothing = await Assert.ThrowsAsync<ImportException>(() => shop.ImportAsync(shop.File("user_id,event,timestamp\nv1,again,2026-01-06\n"), Events));
        Assert.Contains("withdrawn consent", nothing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Erase_Person_RemovesWhatFilesSaid()
    {
        await using var shop = await ImportFixture.StartAsync();
        await shop.ImportAsync(shop.File("customer_id,consent\nann,no\nbob,yes\n"), Customers);
        var persons = shop.Get<PersonStore>();
        Assert.Contains((await persons.HoldingsAsync("ann"))!.Places, static p => p is { Table: "consent_statements", Rows: 2 });

        await persons.EraseAsync("ann");

        Assert.Null(await shop.Get<ConsentStore>().FindAsync("ann"));
        Assert.Equal(["bob"], await shop.Get<ConsentStore>().MarketableAsync());
    }
}
