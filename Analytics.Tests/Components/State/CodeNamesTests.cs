using Analytics.Core.Customers;
using Analytics.Core.Queries;
using Analytics.Web.State;

namespace Analytics.Tests.Components.State;

public sealed class CodeNamesTests
{
    [Fact]
    public async Task Learn_CodesAndNames_AsksForEachCodeOnce()
    {
        var asked = new List<string>();
        var names = new CodeNames((dimension, key, take, token) =>
        {
            asked.Add($"{dimension} {key}");
            return Task.FromResult<IReadOnlyList<DimensionValue>>([new DimensionValue("1" + key, "Another"), .. key == "gone" ? [] : new[] { new DimensionValue(key, "Kite " + key) }]);
        });

        Assert.True(await names.LearnAsync(Dimension.Product, ["7", "8", "7", DimensionValue.UnknownKey]));
        Assert.False(await names.LearnAsync(Dimension.Product, ["8"]));
        Assert.False(await names.LearnAsync(Dimension.Category, ["Toys"]));
        Assert.True(await names.LearnAsync(Dimension.Product, ["gone"]));

        Assert.Equal(["Product 7", "Product 8", "Product gone"], asked);
        Assert.Equal(("Kite 7", "gone", null), (names.Of(Dimension.Product, "7"), names.Of(Dimension.Product, "gone"), names.Of(Dimension.Customer, "7")));
    }

    [Fact]
    public async Task Words_OfRulesOnProducts_SayTheirNames()
    {
        var names = new CodeNames((_, key, _, _) => Task.FromResult<IReadOnlyList<DimensionValue>>([new DimensionValue(key, "Kite " + key)]));
        await names.LearnAsync(Dimension.Product, ["7", "8"]);

        var words = RuleWords.Of(
            RuleGroup.All(new RuleCondition("product", RuleOperator.Is, ["7", "8", "9"]), new RuleCondition("category", RuleOperator.Is, "7")),
            (field, value) => field.Dimension is { } dimension ? names.Of(dimension, value) : null);

        Assert.Equal("Bought product any of Kite 7 or Kite 8 or 9 and Bought category any of 7", words);
    }
}
