using Analytics.Web.Commands;

namespace Analytics.Tests.Web.Commands;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("--nonsense")]
    [InlineData("serve --nonsense")]
    [InlineData("serve --urls nowhere --db /nonexistent/x.db")]
    public async Task RunAsync_BadUsage_ExitsTwoAndSaysWhatToChange(string line)
    {
        var (code, output, error) = await RunAsync(line);

        Assert.Equal(ExitCodes.BadUsage, code);
        Assert.Empty(output);
        Assert.NotEmpty(error);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("serve --help")]
    [InlineData("--version")]
    public async Task RunAsync_HelpOrVersion_ExitsZero(string line)
    {
        var (code, output, _) = await RunAsync(line);

        Assert.Equal(ExitCodes.Done, code);
        Assert.NotEmpty(output);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(string line)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var code = await CommandLine.RunAsync(line.Split(' '), output, error);
        return (code, output.ToString(), error.ToString());
    }
}
