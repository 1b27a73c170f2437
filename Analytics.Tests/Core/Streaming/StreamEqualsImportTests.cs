using Analytics.Core.Domain;
using Analytics.Core.Facts;
using Analytics.Core.Queries;
using Analytics.Core.Storage;
using Analytics.Tests.Core.Storage;
using FsCheck;
using FsCheck.Fluent;

namespace Analytics.Tests.Core.Streaming;

/// <summary>What is streamed, repeated, corrected and late in any order, must count as if its last words had been imported as one file.</summary>
public sealed class StreamEqualsImportTests
{
    private static readonly AnalyticsQuery[] Questions =
    [
        Ask(),
        Ask(Dimension.Category),
        Ask(Dimension.Location),
        Ask(Dimension.Customer),
        Ask(Dimension.Month, Dimension.CustomerKind),
    ];

    [Fact]
    public void Stream_AnyOrderOfWords_EqualsImportOfTheLastOnes()
    {
        var word =
            from order in Gen.Choose(1, 6)
            from line in Gen.Choose(1, 2)
            from amount in Gen.Choose(-3, 9)
            from quantity in Gen.Elements(1_000L, 2_000L, -1_000L, 0L)
            from customer in Gen.Elements<string?>("c1", "c2", "c3", null)
            from product in Gen.Elements<string?>("p1", "p2", null)
            from location in Gen.Elements<string?>("Rome", "Oslo", null)
            from day in Gen.Choose(0, 70)
            select StreamFixture.Row($"o{order}", $"{line}", amount * 10_000L, customer, product, quantity, 1_760_000_000_000 + (day * 86_400_000L), location);
        var words = Gen.ListOf(word).Where(static list => list.Count > 0);

        Prop.ForAll(words.ToArbitrary(), static list => CompareAsync([.. list]).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithMaxTest(15));
    }

    private static async Task<bool> CompareAsync(List<StreamRow> words)
    {
        await using var stream = await StreamFixture.StartAsync();
        foreach (var part in words.Chunk(3))
        {
            await stream.Store.AppendAsync("Stream", part);
            await stream.Facts.RefreshAsync();
        }

        await using var file = await StorageFixture.StartAsync();
        await Lines.ImportAsync(file, [.. words.GroupBy(static w => w.Key).Select(static g => g.Last().Line)]);
        using var facts = new FactStore(new StorageFactSource(file.Reader, file.State));
        await facts.LoadAsync();

        foreach (var question in Questions)
        {
            Assert.Equal(await AnswerAsync(facts, question), await AnswerAsync(stream.Facts, question));
        }

        return true;
    }

    private static AnalyticsQuery Ask(params Dimension[] by) => new()
    {
        Measures = [Measure.NetRevenue, Measure.GrossRevenue, Measure.Lines, Measure.Orders, Measure.ActiveCustomers],
        By = by,
    };

    // Keys differ, and with them the order of equals.
    private static async Task<List<string>> AnswerAsync(FactStore facts, AnalyticsQuery question)
    {
        var result = await new QueryRunner(facts, () => ShopSettings.Default, TimeProvider.System).RunAsync(question);
        return
        [
            .. result.Rows.Select(static row => string.Join('|', row.Keys.Select(static k => k.Key).Concat(row.Values.Select(static v => FormattableString.Invariant($"{v.Value}"))))).Order(StringComparer.Ordinal),
            string.Join('|', result.Totals.Select(static v => FormattableString.Invariant($"{v.Value}"))),
        ];
    }
}
