using Analytics.Core.Customers;
using Analytics.Core.Queries;
using Analytics.Tests.Core.Customers.Predictions;
using Analytics.Tests.Core.Queries;

namespace Analytics.Tests.Core.Customers.Listing;

public sealed class CustomerListTests
{
    private readonly CustomerScores _scores = MadeUpScores.Six();
    private readonly CustomerLabelBoard _labels = new();

    [Fact]
    public void Read_Everybody_SumsAndSortsThem()
    {
        var page = List().Read(_scores, new CustomerListQuery { Take = 4 });

        Assert.Equal(["c2", "c3", "c5", "c7"], page.Rows.Select(r => r.Who.ExternalId));
        Assert.Equal((6, 6, 42L, 2_100m), (page.Totals.Customers, page.Totals.All, page.Totals.Orders, page.Totals.NetRevenue.Amount));
        Assert.Equal(50m, page.Totals.AverageOrderValue);
        // The sixth has no lifetime value by model.
        Assert.Equal(400, page.Totals.Clv!.Value, 3);
        Assert.Equal(3, page.Totals.ExpectedOrders!.Value, 3);
    }

    [Fact]
    public void Read_ChurnTier_KeepsAndSumsOnlyItsCustomers()
    {
        var page = List().Read(_scores, new CustomerListQuery { Filters = [new Filter(Dimension.ChurnTier, ["High"])] });

        Assert.Equal(["c11", "c13"], page.Rows.Select(r => r.Who.ExternalId));
        Assert.Equal(300m, page.Totals.NetRevenue.Amount);
        Assert.Equal(2, page.Totals.AtRisk);
    }

    [Fact]
    public void Read_AtRisk_KeepsThoseWhomTheTotalCounts()
    {
        var all = List().Read(_scores, new CustomerListQuery());

        var page = List().Read(_scores, new CustomerListQuery { AtRisk = true });

        Assert.InRange(page.Totals.Customers, 1, 5);
        Assert.Equal(all.Totals.AtRisk, page.Totals.Customers);
        Assert.All(page.Rows, r => Assert.True(_scores.IsAtRisk(r.Row)));
    }

    [Fact]
    public void PartOf_SavedSegmentAndTier_HasTheirScoresAlone()
    {
        var members = new bool[14];
        members[3] = members[5] = members[11] = true;
        _labels.PutSegments([new SegmentLabel("1", "Mine", members)]);

        var part = List().PartOf(_scores, [new Filter(Dimension.Segment, ["1"]), new Filter(Dimension.ValueTier, ["Low Value"], Exclude: true), new Filter(Dimension.Category, ["Books"])]);

        Assert.Equal((2, 2), (part.Count, part.Run.Customers));
        Assert.Equal((_scores.Of(3), _scores.Of(5), null), (part.Of(3), part.Of(5), part.Of(11)));
        Assert.Equal((_scores.Of(3)!.Value.Clv + _scores.Of(5)!.Value.Clv) / 2d, part.Summary().MeanClv!.Value, 3);
        Assert.NotEqual(part.Part, List().PartOf(_scores, [new Filter(Dimension.Segment, ["1"])]).Part);
        Assert.Same(_scores, List().PartOf(_scores, [new Filter(Dimension.Category, ["Books"])]));
    }

    [Fact]
    public void Read_Excluded_LeavesItsCustomersOut()
    {
        var page = List().Read(_scores, new CustomerListQuery { Filters = [new Filter(Dimension.ChurnTier, ["High"], Exclude: true)] });

        Assert.Equal(4, page.Totals.Customers);
    }

    [Fact]
    public void Read_SearchAndSavedSegment_HoldTogether()
    {
        var members = new bool[14];
        members[3] = members[13] = true;
        _labels.PutSegments([new SegmentLabel("1", "Mine", members)]);

        var query = new CustomerListQuery { Search = " C1 ", Filters = [new Filter(Dimension.Segment, ["mine"])] };

        Assert.Equal("c13", Assert.Single(List().Read(_scores, query).Rows).Who.ExternalId);
        Assert.Equal(["c11"], List().Read(_scores, query with { Filters = [new Filter(Dimension.Segment, ["1"], Exclude: true)] }).Rows.Select(r => r.Who.ExternalId));
    }

    [Fact]
    public void Read_SegmentOfTheMap_IsTakenAsOne()
    {
        var name = _scores.NameAt(ScoreField.Segment, 0);

        var page = List().Read(_scores, new CustomerListQuery { Filters = [new Filter(Dimension.Segment, [name])] });

        Assert.NotEmpty(page.Rows);
        Assert.All(page.Rows, r => Assert.Equal(name, _scores.NameAt(ScoreField.Segment, r.Row)));
    }

    [Fact]
    public void Read_UnknownSavedSegment_SaysSo()
    {
        var error = Assert.Throws<QueryException>(() => List().Read(_scores, new CustomerListQuery { Filters = [new Filter(Dimension.Segment, ["gone"])] }));

        Assert.Contains("gone", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_BeyondTheEnd_GivesTheLastPage()
    {
        var page = List().Read(_scores, new CustomerListQuery { Skip = 400, Take = 4 });

        Assert.Equal((4, 2), (page.Skip, page.Rows.Count));
    }

    [Fact]
    public void Read_UnknownValues_StandLastBothWays()
    {
        var down = List().Read(_scores, new CustomerListQuery { Sort = ScoreField.Clv });
        var up = List().Read(_scores, new CustomerListQuery { Sort = ScoreField.Clv, Descending = false });

        Assert.Equal(["c2", "c13"], new[] { down.Rows[0], down.Rows[^1] }.Select(r => r.Who.ExternalId));
        Assert.Equal(["c11", "c13"], new[] { up.Rows[0], up.Rows[^1] }.Select(r => r.Who.ExternalId));
    }

    [Theory]
    [InlineData(2, 1, null, "c3")]
    [InlineData(7, 4, "c5", "c11")]
    [InlineData(13, 6, "c11", null)]
    public void PlaceOf_Listed_NamesTheNeighbours(int key, int number, string? previous, string? next) =>
        Assert.Equal(new CustomerPlace(number, 6, previous, next), List().PlaceOf(_scores, new CustomerListQuery(), key));

    [Fact]
    public void PlaceOf_FilteredOutOrUnknown_IsNowhere()
    {
        Assert.Null(List().PlaceOf(_scores, new CustomerListQuery { Search = "c2" }, 7));
        Assert.Null(List().PlaceOf(_scores, new CustomerListQuery(), 4));
    }

    private CustomerList List()
    {
        var shop = new SmallShop();
        foreach (var key in new[] { 2, 3, 5, 7, 11, 13 })
        {
            shop.Customer(key);
        }

        shop.Runner();
        return new CustomerList(new CustomerDirectory(shop.Store), _labels);
    }
}
