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
        var (code, output, error) = await CommandRun.RunAsync(line.Split(' '));

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
        var (code, output, _) = await CommandRun.RunAsync(line.Split(' '));

        Assert.Equal(ExitCodes.Done, code);
        Assert.NotEmpty(output);
    }
}
