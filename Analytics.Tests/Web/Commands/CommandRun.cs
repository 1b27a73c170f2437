using System.Text.Json;
using Analytics.Web.Commands;

namespace Analytics.Tests.Web.Commands;

/// <summary>What one command line did, run in this process.</summary>
internal sealed record CommandRun(int Code, string Output, string Error)
{
    /// <summary>Standard output as the one JSON document it must be.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    public static async Task<CommandRun> RunAsync(params string[] arguments)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var code = await CommandLine.RunAsync(arguments, output, error);
        return new CommandRun(code, output.ToString(), error.ToString());
    }
}
