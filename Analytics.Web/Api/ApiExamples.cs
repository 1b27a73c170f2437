using System.Text.Json.Nodes;

namespace Analytics.Web.Api;

/// <summary>Examples of what is sent and answered, from <c>ApiExamples.json</c>: answers of the demo shop, lists cut to their first entries; further ones of an operation stand under its name with a query string. A test holds them against the application.</summary>
internal static class ApiExamples
{
    private static readonly JsonObject All = Read();

    /// <summary>The operations that have an example, as <c>GET dashboard</c>.</summary>
    public static IEnumerable<string> Names => All.Select(static example => example.Key);

    /// <summary>A body that may be sent; null where there is none.</summary>
    public static JsonNode? RequestOf(string operation) => All[operation]?["request"];

    /// <summary>The query string of the example; empty where there is none.</summary>
    public static string QueryOf(string operation) => All[operation]?["query"]?.GetValue<string>() ?? string.Empty;

    /// <summary>What is answered; null where there is no example.</summary>
    public static JsonNode? AnswerOf(string operation) => All[operation]?["answer"];

    /// <summary>Further examples of an operation, which stand under its name with a query string: what they are called by, and their names here.</summary>
    public static IReadOnlyList<(string Words, string Name)> OthersOf(string operation) =>
        [.. Names.Where(name => name.StartsWith(operation + "?", StringComparison.Ordinal)).Select(name => (name[(operation.Length + 1)..], name))];

    private static JsonObject Read()
    {
        using var stream = typeof(ApiExamples).Assembly.GetManifestResourceStream("ApiExamples.json")!;
        return JsonNode.Parse(stream)!.AsObject();
    }
}
