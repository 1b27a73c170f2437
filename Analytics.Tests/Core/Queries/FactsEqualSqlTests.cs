using System.Data.Common;
using System.Globalization;
using Analytics.Core.Queries;
using Analytics.Core.Queries.Sql;
using Analytics.Core.Storage;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Tests.Core.Queries;

/// <summary>On random data and random questions the column engine equals plain SQL over Storage, cell for cell.</summary>
public sealed class FactsEqualSqlTests
{
    private const int QuestionsAShop = 40;

    [Theory]
    [InlineData(1, "UTC")]
    [InlineData(2, "Europe/Berlin")]
    [InlineData(3, "America/New_York")]
    [InlineData(4, "Asia/Kolkata")]
    [InlineData(5, "Europe/Berlin")]
    public async Task Run_RandomDataAndQuestions_EqualsSqlCellForCell(int seed, string zone)
    {
        await using var shop = await RandomShop.StartAsync(seed, zone);
        var runner = shop.Runner;
        var compared = 0;

        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(QuestionsAShop),
            Prop.ForAll(ArbMap.Default.ArbFor<int>(), number =>
            {
                var query = RandomShop.Query((seed * 1_000_003) + number);
                var result = runner.RunAsync(query).GetAwaiter().GetResult();
                var expected = Ask(shop, query, result.Freshness.Today);
                var actual = result.Rows.ToDictionary(r => string.Join('|', r.Keys.Select(k => k.Key)), r => Cells(r.Values));
                var totals = Ask(shop, query with { By = [] }, result.Freshness.Today);
                if (query.By.Count > 0)
                {
                    AssertSame(query, expected, actual);
                }

                compared += expected.Count;
                if (totals.Count > 0)
                {
                    AssertSame(query, totals, new Dictionary<string, string>(StringComparer.Ordinal) { [""] = Cells(result.Totals) });
                }
                else
                {
                    Assert.Equal(0, result.MatchedLines);
                }
            }));
        Assert.True(compared > 100, $"Only {compared} rows were compared.");
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public async Task Run_AdditiveMeasures_BreakdownPlusOtherIsTheTotal(int seed)
    {
        await using var shop = await RandomShop.StartAsync(seed, "Europe/Berlin");
        var runner = shop.Runner;
        Measure[] additive = [.. MeasureCatalog.All.Where(m => m.IsAdditive).Select(m => m.Measure)];

        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(QuestionsAShop),
            Prop.ForAll(ArbMap.Default.ArbFor<int>(), number =>
            {
                var query = RandomShop.Query((seed * 1_000_003) + number);
                query = query with { Measures = additive, Top = query.By.Count == 0 ? null : 2 };
                var result = runner.RunAsync(query).GetAwaiter().GetResult();
                for (var m = 0; m < additive.Length && query.By.Count > 0; m++)
                {
                    Assert.Equal(result.Totals[m].Value, result.Rows.Sum(r => r.Values[m].Value));
                }
            }));
    }

    [Theory]
    [InlineData(21, Dimension.Category)]
    [InlineData(22, Dimension.Location)]
    [InlineData(23, Dimension.CustomerKind)]
    [InlineData(24, Dimension.AgeGroup)]
    [InlineData(25, Dimension.Weekday)]
    [InlineData(26, Dimension.Customer)]
    [InlineData(27, Dimension.Source)]
    [InlineData(28, Dimension.RfmSegment)]
    public async Task Run_FilteredToOneValue_EqualsThatValuesRow(int seed, Dimension dimension)
    {
        await using var shop = await RandomShop.StartAsync(seed, "UTC");
        var runner = shop.Runner;
        Measure[] measures = [.. Enum.GetValues<Measure>()];

        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(10),
            Prop.ForAll(ArbMap.Default.ArbFor<int>(), number =>
            {
                var query = RandomShop.Query((seed * 1_000_003) + number) with { Measures = measures, By = [dimension] };
                foreach (var row in runner.RunAsync(query).GetAwaiter().GetResult().Rows)
                {
                    var filter = new Filter(dimension, [row.Keys[0].Key]);
                    var alone = runner.RunAsync(query with { By = [], Filters = [.. query.Filters, filter] }).GetAwaiter().GetResult();
                    Assert.Equal(Cells(row.Values), Cells(alone.Totals));
                }
            }));
    }

    private static string Cells(IEnumerable<MeasureValue> values) =>
        string.Join(' ', values.Select(v => v.Value is { } value ? decimal.Round(value, 8).ToString("0.########", CultureInfo.InvariantCulture) : "n/a"));

    private static void AssertSame(AnalyticsQuery query, Dictionary<string, string> expected, Dictionary<string, string> actual)
    {
        if (expected.Count == actual.Count && expected.All(e => actual.TryGetValue(e.Key, out var cells) && cells == e.Value))
        {
            return;
        }

        var different = expected.Keys.Union(actual.Keys).Where(k => expected.GetValueOrDefault(k) != actual.GetValueOrDefault(k)).Take(4)
            .Select(k => $"{k}: SQL {expected.GetValueOrDefault(k)}, Facts {actual.GetValueOrDefault(k)}");
        Assert.Fail($"By {string.Join(',', query.By)} of {string.Join(',', query.Measures)} where "
            + $"{string.Join(';', query.Filters.Select(f => (f.Exclude ? "not " : "") + f.Dimension + "=" + string.Join(',', f.Values)))} in {query.Period}: "
            + string.Join(" / ", different));
    }

    private static Dictionary<string, string> Ask(RandomShop shop, AnalyticsQuery query, DateOnly today)
    {
        using var context = shop.Storage.Get<IDbContextFactory<AnalyticsDbContext>>().CreateDbContext();
        var connection = context.Database.GetDbConnection();
        connection.Open();
        Decrypt(shop, connection);
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statement is the renderer's own.
        command.CommandText = SqlRenderer.Render(query, shop.Settings, today, shop.Labels.Current);
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.Read())
        {
            var keys = Enumerable.Range(0, query.By.Count).Select(reader.GetString);
            var values = query.Measures.Select((m, i) => new MeasureValue(
                reader.GetInt64(query.By.Count + (2 * i)) / Scale(m),
                reader.GetInt64(query.By.Count + (2 * i) + 1)));
            rows.Add(string.Join('|', keys), Cells(values));
        }

        return rows;
    }

    // The oracle is plain SQL, which cannot decrypt: a temporary table of the same name stands before the stored one.
    private static void Decrypt(RandomShop shop, DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "DROP TABLE IF EXISTS temp.customers; CREATE TEMPORARY TABLE customers "
            + "(id INTEGER PRIMARY KEY, external_id TEXT, name TEXT, birth_year INTEGER, age_years INTEGER, age_as_of TEXT, gender TEXT, location TEXT, income_range TEXT, batch_id INTEGER)";
        command.ExecuteNonQuery();
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO customers VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9)";
        shop.Storage.Reader.ReadCustomers(customer =>
        {
            object?[] values =
            [
                customer.Id, customer.ExternalId, customer.Name, customer.BirthYear, customer.AgeYears, customer.AgeAsOf?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                customer.Gender, customer.Location, customer.IncomeRange, customer.BatchId,
            ];
            insert.Parameters.Clear();
            for (var i = 0; i < values.Length; i++)
            {
                var parameter = insert.CreateParameter();
                (parameter.ParameterName, parameter.Value) = ("@p" + i.ToString(CultureInfo.InvariantCulture), values[i] ?? DBNull.Value);
                insert.Parameters.Add(parameter);
            }

            insert.ExecuteNonQuery();
        });
    }

    private static decimal Scale(Measure measure) => MeasureCatalog.Of(measure).Unit switch
    {
        MeasureUnit.Money => 10_000m,
        MeasureUnit.Pieces => 1_000m,
        _ => 1m,
    };
}
