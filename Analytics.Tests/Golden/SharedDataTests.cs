namespace Analytics.Tests.Golden;

public sealed class SharedDataTests
{
    [SharedDataFact("reference/online_retail_monthly.csv")]
    public void PathTo_MonthlyReference_HasThirteenMonths()
    {
        var lines = File.ReadAllLines(SharedData.PathTo("reference", "online_retail_monthly.csv"));
        Assert.Equal(13, lines.Length - 1);
    }
}
