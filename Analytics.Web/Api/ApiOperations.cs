using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Analytics.Core.Export;
using Analytics.Core.Queries;
using Analytics.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Analytics.Web.Api;

/// <summary>Says of each operation what holds for all alike: its group, what it answers when it does not answer, pages and formats, and examples.</summary>
internal static partial class ApiOperations
{
    private const string Json = "application/json";
    private const string ProblemJson = "application/problem+json";

    // The longest beginning of the path counts.
    private static readonly (string Path, string Tag)[] Tags =
    [
        ("auth", "Sign-in"), ("audit", "Operation"), ("export/audit", "Operation"), ("system", "Operation"), ("health", "Operation"), ("export", "Exports"), ("events/export", "Exports"),
        ("events", "Events"), ("funnel", "Events"), ("behaviour", "Events"), ("live", "Events"), ("customers", "Customers"), ("segment", "Customers"), ("cluster", "Customers"),
        ("cohorts", "Customers"), ("prediction", "Customers"), ("privacy", "Customers"), ("forecast", "Forecast"), ("insights", "Monitoring"), ("metrics", "Monitoring"), ("alerts", "Monitoring"), ("model", "Monitoring"),
        ("voice", "Voice"), ("sentiment", "Voice"), ("campaigns", "Marketing"), ("attribution", "Marketing"), ("optimization", "Marketing"), ("experiments", "Marketing"), ("roi", "Money"),
    ];

    private static readonly (int Status, string Words)[] Problems =
    [
        (400, "A parameter or a field cannot be understood; errors names it."), (401, "Nobody is signed in, or the key or token is not valid any more."),
        (403, "The role, or the key's scopes, do not cover this."), (429, "Too many requests; Retry-After says for how many seconds."),
    ];

    /// <summary>Completes one operation.</summary>
    public static async Task CompleteAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var path = Constraint().Replace(context.Description.RelativePath!["api/v1".Length..].TrimStart('/'), "}");
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var tag = Tags.Where(t => path.StartsWith(t.Path, StringComparison.Ordinal)).OrderByDescending(static t => t.Path.Length).FirstOrDefault().Tag ?? "Numbers";
        operation.Tags = new HashSet<OpenApiTagReference> { new(tag, context.Document) };
        operation.OperationId ??= $"{context.Description.HttpMethod!.ToLowerInvariant()}-{path.Replace('/', '-').Replace("{", string.Empty, StringComparison.Ordinal).Replace("}", string.Empty, StringComparison.Ordinal)}";
        operation.Responses ??= [];
        var isOpen = metadata.OfType<IAllowAnonymous>().Any();
        foreach (var (status, words) in Problems.Where(p => !isOpen || p.Status != 403))
        {
            Add(operation.Responses, status.ToString(CultureInfo.InvariantCulture), words, path);
        }

        if (isOpen)
        {
            operation.Security = [];
        }

        if (metadata.OfType<PagedMetadata>().Any())
        {
            operation.Description += Paging.Words;
            Parameter(operation, "skip", JsonSchemaType.Integer, "How many to leave out at the beginning; 0 unless given.");
            Parameter(operation, "take", JsonSchemaType.Integer, "How many at most; 1 to 1,000.");
        }

        if (metadata.OfType<PartMetadata>().FirstOrDefault() is { } parts)
        {
            foreach (var dimension in parts.Dimensions)
            {
                Parameter(operation, dimension.Key, JsonSchemaType.String, FilterWords(dimension));
            }

            Parameter(operation, PartMetadata.Where, JsonSchemaType.String, "A filter written out, which may leave values out: category=Books or category!=Books.");
        }

        if (operation.Responses.TryGetValue("200", out var answer) && answer.Content?.ContainsKey(ExportFormats.MediaType(ExportFormat.Xlsx)) == true)
        {
            Parameter(operation, "format", JsonSchemaType.String, "csv (unless given, or Accept names another), jsonl or xlsx.", [.. ExportFormats.All.Select(ExportFormats.Key)]);
            Parameter(operation, "bom", JsonSchemaType.Boolean, "Whether CSV begins with a byte order mark.");
            Parameter(operation, "pseudonyms", JsonSchemaType.String, "Pseudonyms in place of customers' ids, without names and free words: stable (the same in every export of this installation) or once (the same within this export).");
            Parameter(operation, "consent", JsonSchemaType.String, "marketing: only the customers who said that they may be written to; for customers, customer-scores and customer-list.");
        }

        if (metadata.OfType<PartAnswerMetadata>().FirstOrDefault() is { } other && operation.Responses["200"].Content![Json] is var whole)
        {
            whole.Schema = new OpenApiSchema { OneOf = [whole.Schema!, await context.GetOrCreateSchemaAsync(other.Type, null, cancellationToken)] };
        }

        Examples(operation, $"{context.Description.HttpMethod} {path}");
    }

    // {id:int} is {id} to a reader.
    [GeneratedRegex(":[^}]*}", RegexOptions.NonBacktracking)]
    private static partial Regex Constraint();

    private static void Add(OpenApiResponses responses, string status, string words, string path)
    {
        if (!responses.TryGetValue(status, out var response) || response is not OpenApiResponse known)
        {
            known = new OpenApiResponse();
            responses[status] = known;
        }

        known.Description = words;
        known.Content ??= new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal);
        if (!known.Content.TryGetValue(ProblemJson, out var media))
        {
            known.Content[ProblemJson] = media = new OpenApiMediaType();
        }

        media.Example ??= Problem(int.Parse(status, CultureInfo.InvariantCulture), path);
    }

    private static string FilterWords(DimensionDefinition dimension) => dimension.Dimension switch
    {
        Dimension.Segment => "A saved segment, by id or name: its customers alone, by who is in it now. Given twice, those of either.",
        _ when dimension.IsLabel => $"{dimension.Label}: its customers alone, by the newest scores. Given twice, those of either.",
        _ => $"{dimension.Label}: lines with this value alone; (none) for those without one. Given twice, those with either.",
    };

    private static JsonObject Problem(int status, string path)
    {
        var problem = new JsonObject
        {
            ["type"] = ApiProblems.TypeOf(status), ["title"] = ApiProblems.Title(status), ["status"] = status, ["detail"] = ApiProblems.Explain(status) ?? "Too many requests. Try again in 12 seconds.",
            ["instance"] = "/api/v1/" + path,
        };
        if (status == StatusCodes.Status400BadRequest)
        {
            const string words = "'from' is a day such as 2026-03-31.";
            problem["detail"] = words;
            problem["errors"] = new JsonObject { ["from"] = new JsonArray(words) };
        }

        return problem;
    }

    private static void Parameter(OpenApiOperation operation, string name, JsonSchemaType type, string words, string[]? values = null)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = name, In = ParameterLocation.Query, Description = words, Schema = new OpenApiSchema { Type = type, Enum = values is null ? null! : [.. values.Select(static v => (JsonNode)v)] },
        });
    }

    private static void Examples(OpenApiOperation operation, string name)
    {
        if (operation.RequestBody?.Content is { } bodies && ApiExamples.RequestOf(name) is { } request)
        {
            foreach (var body in bodies.Values)
            {
                body.Example = request.DeepClone();
            }
        }

        foreach (var (status, response) in operation.Responses!)
        {
            if (status.StartsWith('2') && response.Content is { } contents && contents.TryGetValue(Json, out var media) && ApiExamples.AnswerOf(name) is { } answer)
            {
                if (ApiExamples.OthersOf(name) is not { Count: > 0 } others)
                {
                    media.Example = answer.DeepClone();
                    continue;
                }

                media.Examples = new Dictionary<string, IOpenApiExample>(StringComparer.Ordinal) { ["usual"] = new OpenApiExample { Summary = name + ApiExamples.QueryOf(name), Value = answer.DeepClone() } };
                foreach (var (words, asked) in others)
                {
                    media.Examples[words] = new OpenApiExample { Summary = asked, Value = ApiExamples.AnswerOf(asked)!.DeepClone() };
                }
            }
        }
    }
}
