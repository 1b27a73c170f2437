using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Analytics.Web.Commands;

/// <summary>
/// Where a command writes. With <c>--json</c> standard output takes exactly one JSON document, and words go to standard error.
/// </summary>
public sealed class CommandConsole(TextWriter output, TextWriter error, bool json)
{
    private static readonly JsonSerializerOptions JsonOptions = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Whether one JSON document is asked for.</summary>
    public bool IsJson => json;

    /// <summary>Standard output.</summary>
    public TextWriter Output => output;

    /// <summary>Standard error.</summary>
    public TextWriter Error => error;

    /// <summary>The console of one invocation.</summary>
    public static CommandConsole Of(ParseResult parsed) =>
        new(parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, parsed.GetValue(CommonOptions.Json));

    /// <summary>Says something to people: on standard output, or on standard error where that is for JSON.</summary>
    public void Say(string text) => (json ? error : output).WriteLine(text);

    /// <summary>Warns on standard error.</summary>
    public void Warn(string text) => error.WriteLine(text);

    /// <summary>Writes the one JSON document, if it was asked for.</summary>
    public void WriteJson<T>(T document)
    {
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(document, JsonOptions));
            output.Flush();
        }
    }
}
