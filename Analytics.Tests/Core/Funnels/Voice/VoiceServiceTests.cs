using Analytics.Core.Domain;
using Analytics.Core.Funnels.Voice;
using Analytics.Core.Queries;
using Analytics.Core.Queries.Events;
using Analytics.Core.Queries.Execution;
using Analytics.Core.Storage;
using Analytics.Core.Text;
using Analytics.Tests.Core.Storage;
using Analytics.Tests.Fakes;

namespace Analytics.Tests.Core.Funnels.Voice;

public sealed class VoiceServiceTests
{
    private static readonly CustomerLabelBoard Board = new();

    [Fact]
    public async Task Report_ByHand_CountsAndParts()
    {
        await using var storage = await StorageFixture.StartAsync();
        await WriteAsync(
            storage,
            Row("2026-01-05", "p1", "Great, I love it", 5),
            Row("2026-01-06", "p1", "It is awful", 1),
            Row("2026-01-20", "p2", "It is a box", 4),
            Row("2026-01-20", null, null, 3),
            Row(null, "p2", "Wonderful", null));
        using var voice = Voice(storage);

        var report = await voice.ReportAsync(new VoiceQuery());

        Assert.Equal((5, 4, 2, 1, 1), (report.Total.Reviews, report.Total.Texts, report.Total.Positive, report.Total.Neutral, report.Total.Negative));
        Assert.Equal((4, 2, 0.5, 3.25), (report.Total.Rated, report.Total.Satisfied, report.Total.Satisfaction, report.Total.MeanRating));
        Assert.Equal(1, report.Undated);
        Assert.Equal([new DateOnly(2026, 1, 5), new DateOnly(2026, 1, 12), new DateOnly(2026, 1, 19)], report.Buckets.Select(b => b.Start));
        Assert.Equal([2, 0, 2], report.Buckets.Select(b => b.Tally.Reviews));
        Assert.Null(report.Buckets[1].Tally.Satisfaction);
        Assert.Equal([("p1", 2), ("p2", 2), ("", 1)], report.Products.Select(g => (g.Key, g.Tally.Reviews)));
        Assert.Equal(report.Total.Reviews, report.Categories.Sum(g => g.Tally.Reviews));
        Assert.Empty(report.Segments);
    }

    [Fact]
    public async Task Report_PeriodAndFilter_KeepWhatIsAsked()
    {
        await using var storage = await StorageFixture.StartAsync();
        await WriteAsync(
            storage, Row("2026-01-05", "p1", "Great", 5), Row("2026-01-12", "p1", "Bad", 1), Row("2026-01-12", "p2", "Bad", 1), Row(null, "p1", "Nice", 4));
        using var voice = Voice(storage);
        var query = new VoiceQuery
        {
            Period = new Period(new DateOnly(2026, 1, 8), new DateOnly(2026, 1, 14)),
            Filters = [new Filter(Dimension.Product, ["p1"]), new Filter(Dimension.Channel, ["web"])],
        };

        var report = await voice.ReportAsync(query);

        Assert.Equal((2, 1), (report.Total.Reviews, report.Undated));
        Assert.Equal(1, report.Before!.Reviews);
        Assert.Equal(Dimension.Channel, Assert.Single(report.Passed).Dimension);
        Assert.Equal(1, (await voice.ReportAsync(query with { Period = null, Filters = [new Filter(Dimension.Product, ["p1"], Exclude: true)] })).Total.Reviews);
    }

    [Fact]
    public async Task Texts_LabelAndSearch_AreTheLatestFirst()
    {
        await using var storage = await StorageFixture.StartAsync();
        await WriteAsync(
            storage, Row("2026-01-05", "p1", "Great 100% cotton", 5), Row(null, "p1", "Great wool", 5), Row("2026-01-12", "p1", "Great COTTON", 5), Row("2026-01-13", "p1", "Awful cotton", 1));
        using var voice = Voice(storage);

        var found = await voice.TextsAsync(new VoiceQuery { Label = SentimentLabel.Positive, Search = "cotton" }, 0, 10);
        var percent = await voice.TextsAsync(new VoiceQuery { Search = "0% c" }, 0, 10);
        var page = await voice.TextsAsync(new VoiceQuery(), 1, 2);

        Assert.Equal(["Great COTTON", "Great 100% cotton"], found.Texts.Select(t => t.Review.Text));
        Assert.Equal(1, percent.Total);
        Assert.Equal((4, "Great COTTON"), (page.Total, page.Texts[0].Review.Text));
        Assert.Equal(4, await voice.StreamAsync(new VoiceQuery()).CountAsync());
    }

    [Fact]
    public async Task Report_SegmentsKnown_AreCounted()
    {
        await using var storage = await StorageFixture.StartAsync();
        await WriteAsync(storage, Row("2026-01-05", "p1", "Great", 5), Row("2026-01-05", "p1", "Bad", 2));
        var board = new CustomerLabelBoard();
        board.Put(new Dictionary<Dimension, LabelColumn?> { [Dimension.RfmSegment] = new(["", "Champions"], [0, 1]) });
        using var voice = Voice(storage, board);

        var report = await voice.ReportAsync(new VoiceQuery());

        // Nobody of these is a customer that the shop knows.
        Assert.Equal(("", 2), (Assert.Single(report.Segments).Key, report.Segments[0].Tally.Reviews));
        Assert.Equal(0, (await voice.ReportAsync(new VoiceQuery { Filters = [new Filter(Dimension.RfmSegment, ["Champions"])] })).Total.Reviews);
        await Assert.ThrowsAsync<QueryException>(() => voice.ReportAsync(new VoiceQuery { Filters = [new Filter(Dimension.Segment, ["none"])] }));
    }

    [Fact]
    public void Tally_Nothing_IsNotApplicable()
    {
        Assert.Null(VoiceTally.Empty.MeanScore);
        Assert.Null(VoiceTally.Empty.Satisfaction);
        Assert.Null(VoiceTally.Empty.ShareOf(SentimentLabel.Positive));
    }

    [Fact]
    public async Task Report_WordsInEvents_CountAndAreFoundBesideReviews()
    {
        await using var storage = await StorageFixture.StartAsync();
        await WriteAsync(storage, Row("2026-01-05", "p1", "Great, I love it", 5), Row("2026-01-06", "p1", "It is a box", 4));
        using var voice = Voice(storage, logs: new FakeEventLogs(Said((2, 0, "Awful, it broke"), (2, 90, ""), (3, 60, "I love this shop"))) { Properties = ["comment"] });

        var report = await voice.ReportAsync(new VoiceQuery());
        var found = await voice.TextsAsync(new VoiceQuery { Search = "LOVE" }, 0, 10);
        var all = await voice.StreamAsync(new VoiceQuery()).ToListAsync();

        Assert.Equal((4, 2, 1, 1, 2), (report.Total.Reviews, report.Total.Positive, report.Total.Neutral, report.Total.Negative, report.Total.Rated));
        Assert.Equal(["I love this shop", "Great, I love it"], found.Texts.Select(static t => t.Review.Text));
        Assert.Equal(("p3", 0), (found.Texts[0].Review.Customer, found.Texts[0].Review.CustomerKey));
        Assert.Equal(("p2", "Name 2", "mug"), (all[1].Review.Customer, all[1].Review.CustomerName, all[1].Review.Product));
        Assert.Equal(SentimentLabel.Negative, all[1].Sentiment!.Label);
    }

    private static VoiceService Voice(StorageFixture storage, CustomerLabelBoard? board = null, IEventLogs? logs = null) =>
        new(storage.Get<ReviewReader>(), new FakeQueryRunner([]), board ?? Board, new FakeDirectory(), storage.Get<SettingsStore>(), logs ?? new FakeEventLogs(null));

    private static EventLog Said(params (int Person, int Minute, string Text)[] events)
    {
        int[] persons = [.. events.Select(static e => e.Person).Distinct()];
        int[] times = [.. events.Select(static e => e.Minute * 60)];
        return new EventLog(
            7,
            new DateTimeOffset(2026, 1, 10, 9, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds(),
            times,
            EventLog.Ends(times),
            [.. persons.Select(p => Array.FindIndex(events, e => e.Person == p)), events.Length],
            persons,
            [.. persons.Select(static p => p % 2 == 0 ? p : 0)],
            new ShopCalendar(TimeZoneInfo.Utc, DayOfWeek.Monday),
            new DateOnly(2026, 1, 20),
            trait => trait.Key switch
            {
                "comment" => EventColumn.OfEvents(["", .. events.Select(static e => e.Text)], (int[])[.. events.Select(static (e, i) => e.Text.Length == 0 ? 0 : i + 1)]),
                "product" => EventColumn.OfPersons(["", "mug"], [.. persons.Select(static _ => 1)]),
                _ => EventColumn.OfPersons([""], new int[persons.Length]),
            });
    }

    private static ReviewRow Row(string? day, string? product, string? text, int? stars) => new(
        0, null, product, null, day is null ? null : DateTimeOffset.Parse(day + "T10:00Z", System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds(), null, text, stars * Review.RatingScale);

    private static async Task WriteAsync(StorageFixture storage, params ReviewRow[] rows)
    {
        var batch = await storage.Batches.BeginAsync(new BatchDraft(BatchKind.Reviews, "reviews.csv", "tester"));
        await using (var writer = storage.Batches.OpenWriter(batch.Id))
        {
            foreach (var row in rows)
            {
                await writer.WriteAsync(row);
            }

            await writer.CompleteAsync();
        }

        await storage.Batches.CommitAsync(batch.Id, new BatchSummary(rows.Length, rows.Length, 0));
    }
}
