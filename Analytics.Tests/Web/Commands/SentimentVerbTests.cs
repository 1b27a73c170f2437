using System.Text;
using Analytics.Web.Commands;

namespace Analytics.Tests.Web.Commands;

public sealed class SentimentVerbTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("analytics-sentiment-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Sentiment_QuotedNewlines_KeepsTheColumns()
    {
        var lines = await ScoreAsync("id,Review Text,Rating\n1,\"Great,\nlove it \"\"a lot\"\"\",5\n2,,3\n3,\"Awful\",1\n", "review text");

        Assert.Equal("id,Review Text,Rating,score,label,confidence,intensity", lines[0]);
        Assert.Equal("1,\"Great,", lines[1]);
        Assert.StartsWith("love it \"\"a lot\"\"\",5,0.", lines[2], StringComparison.Ordinal);
        Assert.Equal("2,,3,0,neutral,1,0", lines[3]);
        Assert.Contains(",negative,", lines[4], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    public async Task Sentiment_TabsWithoutHeader_TakesTheColumnByNumber(string column)
    {
        var lines = await ScoreAsync("\"Nice\" it is not, it broke.\t0\nGreat, really, a \"gem\t1\nGood, good, good\t1\n", column);

        Assert.Equal("column1,column2,score,label,confidence,intensity", lines[0]);
        Assert.Equal(4, lines.Length);
        Assert.StartsWith("\"\"\"Nice\"\" it is not, it broke.\",0,-", lines[1], StringComparison.Ordinal);
        Assert.Contains("positive", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sentiment_NumberWithHeader_LeavesTheHeaderOut()
    {
        var lines = await ScoreAsync("id;text\n7;It is great and I love it\n8;It is awful\n", "2");

        Assert.Equal("id,text,score,label,confidence,intensity", lines[0]);
        Assert.Equal(3, lines.Length);
    }

    [Fact]
    public async Task Sentiment_Latin1_IsRead()
    {
        var path = Path.Combine(_folder.FullName, "latin.csv");
        await File.WriteAllBytesAsync(path, Encoding.Latin1.GetBytes("text,n\nCafé, great,1\n\"Café, great\",1\n"));
        var lines = await RunAsync(path, "text");

        Assert.Contains("Café", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sentiment_UnknownColumn_NamesThoseThereAre()
    {
        var run = await CommandRun.RunAsync("sentiment", "--input", Write("id,text\n1,good\n"), "--column", "body", "--out", Path.Combine(_folder.FullName, "o.csv"));

        Assert.Equal(ExitCodes.BadUsage, run.Code);
        Assert.Contains("id, text", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sentiment_OutIsInput_IsRefused()
    {
        var path = Write("id,text\n1,good\n");

        Assert.Equal(ExitCodes.BadUsage, (await CommandRun.RunAsync("sentiment", "--input", path, "--column", "text", "--out", path)).Code);
    }

    [Fact]
    public async Task Sentiment_NoFile_Fails() =>
        Assert.Equal(ExitCodes.Failed, (await CommandRun.RunAsync("sentiment", "--input", Path.Combine(_folder.FullName, "none.csv"), "--column", "1", "--out", Path.Combine(_folder.FullName, "o.csv"))).Code);

    private Task<string[]> ScoreAsync(string text, string column) => RunAsync(Write(text), column);

    private async Task<string[]> RunAsync(string path, string column)
    {
        var target = Path.Combine(_folder.FullName, "out.csv");
        var run = await CommandRun.RunAsync("sentiment", "--input", path, "--column", column, "--out", target, "--json");
        Assert.True(run.Code == ExitCodes.Done, run.Error);
        Assert.True(run.Json.GetProperty("rows").GetInt64() > 0);
        return await File.ReadAllLinesAsync(target);
    }

    private string Write(string text)
    {
        var path = Path.Combine(_folder.FullName, "in.csv");
        File.WriteAllText(path, text);
        return path;
    }
}
