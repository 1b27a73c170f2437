using System.Text.Json.Nodes;

namespace Analytics.Web.Api;

/// <summary>Examples of what is sent and answered, from <c>ApiExamples.json</c>: answers of the demo shop, lists cut to their first entries. A test holds them against the application.</summary>
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

    private static JsonObject Read()
    {
        using var stream = typeof(ApiExamples).Assembly.GetManifestResourceStream("ApiExamples.json")!;
        return JsonNode.Parse(stream)!.AsObject();
    }
}
