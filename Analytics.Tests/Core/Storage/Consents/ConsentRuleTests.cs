using Analytics.Core.Storage.Consents;

namespace Analytics.Tests.Core.Storage.Consents;

public sealed class ConsentRuleTests
{
    private static readonly DateTimeOffset Start = new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Each word as sign, day and marks: + given, - withdrawn; u of unknown date, k kept from an undone import.</summary>
    [Theory]
    [InlineData("", null)]
    [InlineData("+1", true)]
    [InlineData("-1", false)]
    [InlineData("+1 -2", false)]
    [InlineData("-1 +2", true)]
    [InlineData("+2 -2", false)]
    [InlineData("-2k +2", true)]
    [InlineData("-2k +1", false)]
    [InlineData("-1 +2u", false)]
    [InlineData("-1u +2u", true)]
    [InlineData("+1u -2u", false)]
    [InlineData("-2u +1", false)]
    [InlineData("-2u +3", true)]
    [InlineData("-1 -2u +3u", false)]
    [InlineData("-1 -3u +2 +4u", true)]
    public void Resolve_WordsInAnyOrder_TheNewestCountsAndInDoubtTheWithdrawal(string words, bool? expected)
    {
        List<SaidConsent> said = [.. words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static w =>
            new SaidConsent(ConsentPurpose.Marketing, w[0] == '+', Start.AddDays(w[1] - '0'), !w.Contains('u', StringComparison.Ordinal), "ann", null, null, w.Contains('k', StringComparison.Ordinal)))];

        Assert.Equal(expected, ConsentRule.Resolve(said));
        said.Reverse();
        Assert.Equal(expected, ConsentRule.Resolve(said));
    }
}
