using Analytics.Core.Customers;

namespace Analytics.Tests.Core.Customers.Rules;

public sealed class RuleCheckTests
{
    [Theory]
    [InlineData("nothing", RuleOperator.Is, "1", null, "there is no field")]
    [InlineData("orders", RuleOperator.Contains, "1", null, "can be compared by")]
    [InlineData("orders", RuleOperator.AtLeast, "many", null, "needs a number, not “many”")]
    [InlineData("orders", RuleOperator.AtLeast, null, null, "needs one value")]
    [InlineData("orders", RuleOperator.AtLeast, "1", 0, "the last 1 to")]
    [InlineData("age", RuleOperator.AtLeast, "30", 90, "leave that out")]
    [InlineData("churnTier", RuleOperator.Is, "Purple", null, "There are: Low, Medium, High")]
    [InlineData("churnProbability", RuleOperator.AtLeast, "40", null, "between 0 and 1")]
    [InlineData("firstOrder", RuleOperator.AtLeast, "1.2.2024", null, "yyyy-MM-dd")]
    [InlineData("lastOrder", RuleOperator.WithinLast, "-5", null, "whole number of days")]
    [InlineData("gender", RuleOperator.Known, "F", null, "takes no value")]
    [InlineData("gender", RuleOperator.Is, " ", null, "empty")]
    public void Problem_OfAWrongCondition_SaysWhatToChange(string field, RuleOperator @operator, string? value, int? days, string expected) =>
        Assert.Contains(expected, RuleCheck.Problem(new RuleCondition(field, @operator, value, days)), StringComparison.Ordinal);

    [Fact]
    public void Check_EmptyTooDeepAndTooMany_AreRefused()
    {
        var condition = new RuleCondition("orders", RuleOperator.AtLeast, "1");
        var deep = RuleGroup.All(condition);
        for (var i = 0; i < RuleCheck.MostLevels; i++)
        {
            deep = RuleGroup.All(deep);
        }

        Assert.Equal("Add at least one condition.", Assert.Single(RuleCheck.Check(RuleGroup.All())).Message);
        Assert.Contains("A group is empty", Assert.Single(RuleCheck.Check(RuleGroup.All(condition, RuleGroup.Any()))).Message, StringComparison.Ordinal);
        Assert.Contains("deep", Assert.Single(RuleCheck.Check(deep)).Message, StringComparison.Ordinal);
        Assert.Contains("at most 50", RuleCheck.Check(RuleGroup.All([.. Enumerable.Repeat(condition, 51)]))[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_EveryFieldAndOperator_HasAWayThatPasses()
    {
        foreach (var field in SegmentFields.All)
        {
            foreach (var op in field.Operators)
            {
                var value = field.Kind switch
                {
                    _ when op is RuleOperator.WithinLast or RuleOperator.BeforeLast => "30",
                    RuleFieldKind.Date => "2024-02-29",
                    _ when field.Choices.Count > 0 => field.Choices[0],
                    RuleFieldKind.Share => "0.5",
                    _ => "1",
                };
                var (fewest, _) = RuleOperators.Values(op, field.Kind);
                var condition = new RuleCondition(field.Key, op, [.. Enumerable.Repeat(value, fewest)]);

                Assert.Null(RuleCheck.Problem(condition));
                Assert.Equal(condition, RuleJson.Read(RuleJson.Write(RuleGroup.All(condition))).Rules[0]);
                Assert.StartsWith(field.Label, RuleWords.Of(condition), StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"field\":\"orders\"}")]
    [InlineData("{\"match\":\"some\",\"rules\":[]}")]
    [InlineData("{\"rules\":[{\"field\":\"orders\",\"op\":\"nearly\"}]}")]
    [InlineData("{\"rules\":[{\"field\":\"orders\",\"value\":{}}]}")]
    [InlineData("{\"rules\":[{\"field\":\"orders\",\"lastDays\":1.5}]}")]
    [InlineData("{\"rules\":[{\"feild\":\"orders\"}]}")]
    [InlineData("{\"rules\":{}}")]
    public void Read_NoSuchJson_SaysSo(string json) => Assert.Throws<RuleException>(() => RuleJson.Read(json));

    [Fact]
    public void Read_GarbledJson_IsReadOrRefusedAndNeverAnythingElse()
    {
        var random = new Random(7);
        for (var i = 0; i < 2_000; i++)
        {
            var text = RuleJson.Write(RuleShop.Rules(random)).ToCharArray();
            for (var n = 0; n < 1 + random.Next(4); n++)
            {
                text[random.Next(text.Length)] = "{}[]\",:0a\\\u0000"[random.Next(11)];
            }

            try
            {
                _ = RuleCheck.Check(RuleJson.Read(new string(text)));
            }
            catch (RuleException error)
            {
                Assert.NotEmpty(error.Message);
            }
        }
    }

    [Fact]
    public void Words_OfNestedRules_ReadAsASentence() => Assert.Equal(
        "Orders at least 2 in the last 90 days and (Gender is F or Age at least 50) and not (Churn probability more than 40%)",
        RuleWords.Of(RuleGroup.All(
            new RuleCondition("orders", RuleOperator.AtLeast, "2", 90),
            RuleGroup.Any(new RuleCondition("gender", RuleOperator.Is, "F"), new RuleCondition("age", RuleOperator.AtLeast, "50")),
            RuleGroup.None(new RuleCondition("churnProbability", RuleOperator.MoreThan, "0.4")))));
}
