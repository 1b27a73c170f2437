using Analytics.Core.Domain;
using Analytics.Core.Import;
using Analytics.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Tests.Core.Import;

public sealed class ReviewImportTests
{
    private static readonly InspectOptions Reviews = new() { Kind = BatchKind.Reviews };

    [Fact]
    public async Task Import_Reviews_AreStoredCheckedAndUndone()
    {
        await using var shop = await ImportFixture.StartAsync();
        const string Text = "review_id,customer,product,review_date,stars,title,review\n"
            + "1,ann,p1,2026-01-05,5,Lovely,\"Great,\nreally\"\n2,,p1,2026-01-06,4.5,,\n3,bob,p2,2026-01-07,9,Bad,Awful\n4,bob,p2,2026-01-08,,,\n5,bob,p2,,2,,Broken\n";

        var outcome = await shop.ImportAsync(shop.File(Text), Reviews);

        Assert.Equal((3L, 2L), (outcome.Committed, outcome.Quarantined));
        Assert.Equal(2, outcome.Customers);
        await using (var context = await shop.ContextAsync())
        {
            var stored = new List<StoredReview>();
            shop.Storage.Get<ReviewReader>().ReadAll(stored.Add);
            Assert.Equal(["Great,\nreally", null, "Broken"], stored.Select(r => r.Text));
            Assert.Equal([500, 450, 200], stored.Select(r => r.RatingUnits));
            Assert.Equal(["ann", null, "bob"], stored.Select(r => r.Customer));
            Assert.Equal([true, true, false], stored.Select(r => r.AtUnixMs is not null));
            Assert.Empty(await context.Customers.ToListAsync());
        }

        var waiting = await shop.Service.QuarantinedAsync(outcome.Batch, 0, 10);
        Assert.Equal(["\"9\" is not between 1 and 5.", "Review text is missing, and so is a score."], waiting.Select(w => w.Reason));
        await shop.Service.UndoAsync(outcome.Batch);
        await using (var context = await shop.ContextAsync())
        {
            Assert.Empty(await context.Reviews.ToListAsync());
        }
    }

    [Fact]
    public async Task Inspect_Columns_AreFoundByName()
    {
        await using var shop = await ImportFixture.StartAsync();

        var preview = await shop.Service.InspectAsync(shop.File("sku,user id,comment,rating,date\np1,ann,Good,5,2026-01-05\n"), Reviews);

        Assert.Equal(
            [(ImportField.CustomerId, 1), (ImportField.Date, 4), (ImportField.ProductCode, 0), (ImportField.ReviewText, 2), (ImportField.Rating, 3)],
            preview.SuggestedPlan.Fields.OrderBy(f => f.Field).Select(f => (f.Field, f.Column)));
    }

    [Fact]
    public async Task Inspect_OneColumnOfWordsWithoutScores_IsTheText()
    {
        await using var shop = await ImportFixture.StartAsync();

        var preview = await shop.Service.InspectAsync(shop.File("sku,words\np1,Good\n"), Reviews);

        Assert.Contains(preview.SuggestedPlan.Fields, static f => f is { Field: ImportField.ReviewText, Column: 1 });
    }

    [Fact]
    public async Task Check_NeitherTextNorScore_SaysWhatIsNeeded()
    {
        await using var shop = await ImportFixture.StartAsync();
        var file = shop.File("sku,pages\np1,12\n");
        var preview = await shop.Service.InspectAsync(file, Reviews);

        var refused = await Assert.ThrowsAsync<ImportException>(() => shop.Service.CheckAsync(file, preview.SuggestedPlan));

        Assert.Contains("rating", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retry_CorrectedReview_IsImported()
    {
        await using var shop = await ImportFixture.StartAsync();
        var outcome = await shop.ImportAsync(shop.File("text,rating\nGood,5\nBad,0\n"), Reviews);
        var waiting = Assert.Single(await shop.Service.QuarantinedAsync(outcome.Batch, 0, 10));

        var again = await shop.Service.RetryAsync(outcome.Batch, [new CorrectedRow(waiting.Id, ["Bad", "1"])], "tester");

        Assert.Equal(1, again.Committed);
    }
}
