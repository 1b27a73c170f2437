using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Analytics.Core.Customers;
using Analytics.Core.Domain;
using Analytics.Core.Export;
using Analytics.Tests.Fakes;
using Analytics.Web.Security;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Tests.Api;

/// <summary>Every table that can be exported, found from the application itself, in each format, over a shop whose names would do harm.</summary>
public sealed class ExportFormatTests(HostileApiHost hostile) : IClassFixture<HostileApiHost>
{
    // What a table needs besides.
    private static readonly Dictionary<string, string> Questions = new(StringComparer.Ordinal)
    {
        ["/api/v1/export/query"] = "?measures=netRevenue,orders&by=product",
        ["/api/v1/export/funnel-people"] = "?steps=@SUM(A1),🙂&step=1",
    };

    private readonly ApiHost host = hostile.Host;

    [Fact]
    public async Task Export_EachTableInEachFormat_HoldsTheSameAndNoFormula()
    {
        await host.Services.GetRequiredService<CustomerScoring>().RefreshAsync();
        using var client = await host.ProgramOfAsync(Roles.Admin);
        var wrong = new List<string>();
        // An import leaves blanks at a name's ends out.
        var names = HostileShop.Names.Select(static name => name.Trim()).ToList();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in Tables())
        {
            var csv = await ReadAsync(client, path, ExportFormat.Csv);
            var json = await ReadAsync(client, path, ExportFormat.JsonLines);
            var book = await ReadAsync(client, path, ExportFormat.Xlsx);
            var columns = csv.Manifest.Columns;
            // The audit grows with each export, this one included.
            var rows = path.EndsWith("/audit", StringComparison.Ordinal) ? Math.Min(csv.Rows.Count, 5) : csv.Rows.Count;
            if (!path.EndsWith("/audit", StringComparison.Ordinal) && (json.Rows.Count != rows || book.Rows.Count != rows))
            {
                wrong.Add($"{path}: {csv.Rows.Count} rows as CSV, {json.Rows.Count} as JSON lines, {book.Rows.Count} as a workbook");
                continue;
            }

            for (var row = 0; row < rows; row++)
            {
                for (var column = 0; column < columns.Count; column++)
                {
                    var (c, j, x) = (csv.Rows[row][column], json.Rows[row][column], book.Rows[row][column]);
                    if (FormulaCheck.Begins(c as string ?? string.Empty) || FormulaCheck.Begins(x as string ?? string.Empty))
                    {
                        wrong.Add($"{path} {columns[column].Name}: a formula, {c} or {x}");
                    }

                    if (!Same(columns[column].Kind, (string)c!, j, x))
                    {
                        wrong.Add($"{path} {columns[column].Name} ({columns[column].Kind}): {c} as CSV, {j} as JSON lines, {x} as a workbook");
                    }

                    seen.UnionWith(names.Where(name => name == j as string));
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(30)));
        Assert.Empty(names.Except(seen).Select(static name => name[..Math.Min(40, name.Length)]));
    }

    [Fact]
    public async Task Export_FormatThatThereIsNot_NamesTheField()
    {
        using var client = await host.ProgramOfAsync(Roles.Admin);
        foreach (var path in Tables())
        {
            using var answer = await client.GetAsync(new Uri(With(path, "format=pdf"), UriKind.Relative));
            Assert.Equal((path, HttpStatusCode.BadRequest), (path, answer.StatusCode));
            Assert.True((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").TryGetProperty("format", out _), path);
        }
    }

    [Fact]
    public async Task Export_EachTableWithPseudonyms_IsWrittenButForTheAudit()
    {
        await host.Services.GetRequiredService<CustomerScoring>().RefreshAsync();
        using var client = await host.ProgramOfAsync(Roles.Admin);
        foreach (var path in Tables())
        {
            using var answer = await client.GetAsync(new Uri(With(path, "pseudonyms=stable"), UriKind.Relative));
            Assert.Equal((path, path.EndsWith("/audit", StringComparison.Ordinal) ? HttpStatusCode.BadRequest : HttpStatusCode.OK), (path, answer.StatusCode));
        }
    }

    [Theory]
    [InlineData("application/x-ndjson", "application/x-ndjson")]
    [InlineData("text/csv;q=0.5, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [InlineData("text/html, */*", "text/csv")]
    [InlineData("application/x-ndjson;q=0, */*", "text/csv")]
    public async Task Export_AcceptHeader_ChoosesTheFormat(string accept, string type)
    {
        using var client = await host.ProgramOfAsync(Roles.Admin);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/export/products");
        request.Headers.TryAddWithoutValidation("Accept", accept);

        using var answer = await client.SendAsync(request);

        Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Export_Audit_HasTheManifestWithTheFormat()
    {
        using var client = await host.ProgramOfAsync(Roles.Admin);

        var file = await ReadAsync(client, "/api/v1/export/products", ExportFormat.Xlsx);

        Assert.Equal("xlsx", file.Manifest.Format);
        var page = await host.Audit.ReadAsync(new(ActionPrefix: "export", Search: file.Manifest.Id.ToString()), 0, 10);
        Assert.Equal(["export", "export.begin"], page.Entries.Select(static e => e.Action));
    }

    private IEnumerable<string> Tables() => host.Services.GetServices<EndpointDataSource>().SelectMany(static source => source.Endpoints).OfType<RouteEndpoint>()
        .Where(static endpoint => endpoint.Metadata.OfType<IProducesResponseTypeMetadata>().Any(static answer => answer.ContentTypes.Contains("text/csv")))
        .Select(static endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/'))
        .Where(static path => path.StartsWith("/api/v1/", StringComparison.Ordinal))
        .SelectMany(static path => path.EndsWith("/{table}", StringComparison.Ordinal) ? Enum.GetValues<ExportTable>().Select(table => path.Replace("{table}", ExportService.Name(table), StringComparison.Ordinal)) : [path])
        .Distinct(StringComparer.Ordinal);

    private static string With(string path, string parameter)
    {
        var asked = path + Questions.GetValueOrDefault(path);
        return asked + (asked.Contains('?', StringComparison.Ordinal) ? '&' : '?') + parameter;
    }

    private static async Task<(ExportManifest Manifest, List<object?[]> Rows)> ReadAsync(HttpClient client, string path, ExportFormat format)
    {
        using var answer = await client.GetAsync(new Uri(With(path, "format=" + ExportFormats.Key(format)), UriKind.Relative));
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode} {Encoding.UTF8.GetString(bytes)}");
        Assert.Equal(ExportFormats.MediaType(format), answer.Content.Headers.ContentType!.MediaType);
        Assert.EndsWith("." + ExportFormats.Key(format), answer.Content.Headers.ContentDisposition!.FileName!.Trim('"'), StringComparison.Ordinal);
        var manifest = (await client.GetFromJsonAsync<ExportManifest>(answer.Headers.GetValues("X-Export-Manifest").Single()))!;
        Assert.Equal((path, Convert.ToHexStringLower(SHA256.HashData(bytes))), (path, manifest.Sha256));
        var rows = format switch
        {
            ExportFormat.Csv => Csv(bytes),
            ExportFormat.JsonLines => Json(bytes, manifest.Columns),
            _ => XlsxFile.Read(bytes).SelectMany(static sheet => sheet.Rows.Skip(1)).ToList(),
        };
        Assert.Equal((path, manifest.Rows), (path, rows.Count));
        return (manifest, rows);
    }

    private static List<object?[]> Csv(byte[] bytes) => [.. CsvFile.Read(Encoding.UTF8.GetString(bytes)).Skip(1).Select(static row => row.Cast<object?>().ToArray())];

    private static List<object?[]> Json(byte[] bytes, IReadOnlyList<ExportColumn> columns) =>
    [
        .. Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line =>
        {
            var row = JsonDocument.Parse(line).RootElement;
            Assert.Equal(columns.Select(static c => c.Name), row.EnumerateObject().Select(static field => field.Name));
            return row.EnumerateObject().Select(static field => field.Value.ValueKind switch
            {
                JsonValueKind.Null => null,
                JsonValueKind.Number => field.Value.GetDouble(),
                _ => (object?)field.Value.GetString(),
            }).ToArray();
        }),
    ];

    private static bool Same(string kind, string csv, object? json, object? book) => kind switch
    {
        _ when csv.Length == 0 => json is null && book is null,
        "text" => csv.ReplaceLineEndings("\n") == CsvCell.Escape((string)json!).ReplaceLineEndings("\n") && book is string text && text.ReplaceLineEndings("\n") == csv.ReplaceLineEndings("\n"),
        "day" => csv == (string)json! && book is DateTime day && day == DateTime.ParseExact(csv, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        "instant" => csv == (string)json! && book is DateTime at && Math.Abs((at - DateTimeOffset.Parse(csv, CultureInfo.InvariantCulture).DateTime).TotalHours) < 15,
        _ => json is double number && number == double.Parse(csv, CultureInfo.InvariantCulture) && book is double cell && Math.Abs(cell - number) <= 1e-12 * Math.Abs(number),
    };
}
