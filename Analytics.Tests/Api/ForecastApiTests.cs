using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Analytics.Web.Security;

namespace Analytics.Tests.Api;

public sealed class ForecastApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Forecast_Demo_HasStepsATotalAndScores()
    {
        using var client = await host.ProgramAsync(ApiScopes.Read);

        var first = await client.GetFromJsonAsync<JsonElement>("/api/v1/forecast?measure=grossRevenue&days=14&level=0.9&model=snaive");
        var again = await client.GetFromJsonAsync<JsonElement>("/api/v1/forecast?measure=grossRevenue&days=14&level=0.8&model=snaive");

        var steps = first.GetProperty("steps").EnumerateArray().ToList();
        Assert.Equal(14, steps.Count);
        Assert.Equal(0.9, first.GetProperty("level").GetDouble());
        Assert.All(steps, s => Assert.True(0 <= s.GetProperty("lower").GetDouble() && s.GetProperty("lower").GetDouble() <= s.GetProperty("mean").GetDouble() && s.GetProperty("mean").GetDouble() <= s.GetProperty("upper").GetDouble()));
        Assert.Equal(first.GetProperty("total").GetProperty("mean").GetDouble(), steps.Sum(s => s.GetProperty("mean").GetDouble()), 2);
        Assert.Equal("naive", first.GetProperty("scores").EnumerateArray().Last().GetProperty("role").GetString());
        Assert.Equal((false, true), (first.GetProperty("isReused").GetBoolean(), again.GetProperty("isReused").GetBoolean()));
        Assert.True(Width(again) <= Width(first));
    }

    [Fact]
    public async Task Forecast_ByChannel_PartsAddUp()
    {
        using var client = await host.ProgramAsync(ApiScopes.Read);

        var forecast = await client.GetFromJsonAsync<JsonElement>("/api/v1/forecast?days=7&model=snaive&by=channel&category=Books");

        var parts = forecast.GetProperty("parts").EnumerateArray().ToList();
        Assert.True(parts.Count >= 2);
        Assert.Equal(forecast.GetProperty("total").GetProperty("mean").GetDouble(), parts.Sum(p => p.GetProperty("total").GetProperty("mean").GetDouble()), 3);
    }

    [Theory]
    [InlineData("days=0", "days")]
    [InlineData("days=366", "days")]
    [InlineData("days=many", "days")]
    [InlineData("level=95", "level")]
    [InlineData("level=0.09", "level")]
    [InlineData("level=high", "level")]
    [InlineData("model=crystal", "model")]
    [InlineData("measure=nonsense", "measure")]
    [InlineData("measure=averageOrderValue", "measure")]
    [InlineData("by=product", "by")]
    [InlineData("by=nonsense", "by")]
    [InlineData("by=channel,category", "by")]
    [InlineData("measure=orders&by=category", "by")]
    [InlineData("grain=hour", "grain")]
    [InlineData("from=yesterday", "from")]
    [InlineData("top=3", "top")]
    [InlineData("colour=red", "colour")]
    public async Task Forecast_OutOfRange_NamesTheField(string query, string field)
    {
        using var client = await host.ProgramAsync(ApiScopes.Read);

        using var answer = await client.GetAsync(new Uri("/api/v1/forecast?" + query, UriKind.Relative));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _), problem.GetRawText());
    }

    [Fact]
    public async Task Forecast_TooFewDays_IsAProblemThatSaysHowManyAreNeeded()
    {
        using var client = await host.ProgramAsync(ApiScopes.Read);

        using var answer = await client.GetAsync(new Uri("/api/v1/forecast?from=2026-01-05&to=2026-01-09", UriKind.Relative));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("14 needed", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ApiScopes.Read, "/api/v1/forecast?days=7&model=snaive", HttpStatusCode.OK)]
    [InlineData(ApiScopes.Write, "/api/v1/forecast?days=7&model=snaive", HttpStatusCode.Forbidden)]
    [InlineData(ApiScopes.Read, "/api/v1/export/forecast?days=7&model=snaive", HttpStatusCode.Forbidden)]
    [InlineData(null, "/api/v1/forecast", HttpStatusCode.Unauthorized)]
    public async Task Forecast_ByScope_IsOpenOnlyToThoseWhoMay(string? scope, string path, HttpStatusCode expected)
    {
        using var client = scope is null ? host.Program() : await host.ProgramAsync(scope);

        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(expected, answer.StatusCode);
    }

    [Theory]
    [InlineData(Roles.Viewer, HttpStatusCode.Forbidden)]
    [InlineData(Roles.Analyst, HttpStatusCode.Forbidden)]
    [InlineData(Roles.Admin, HttpStatusCode.OK)]
    public async Task Page_ByRole_IsReadByAllAndExportedByAdmins(string role, HttpStatusCode export)
    {
        using var browser = await host.BrowserAsync(role);

        using var page = await browser.GetAsync("/forecast");
        using var file = await browser.GetAsync("/api/v1/export/forecast?days=7&model=snaive");

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal(export, file.StatusCode);
    }

    [Fact]
    public async Task Export_Forecast_IsCompleteWithItsManifest()
    {
        using var client = await host.ProgramAsync(ApiScopes.Export);

        using var answer = await client.GetAsync(new Uri("/api/v1/export/forecast?days=7&model=snaive&by=channel", UriKind.Relative));
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        var manifest = await client.GetFromJsonAsync<JsonElement>(answer.Headers.GetValues("X-Export-Manifest").Single());

        var lines = Encoding.UTF8.GetString(bytes).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("part,date,kind,actual,mean,lower_50,upper_50,lower_80", lines[0], StringComparison.Ordinal);
        Assert.Equal(7, lines.Count(l => l.StartsWith(',') && l.Contains(",forecast,", StringComparison.Ordinal)));
        Assert.Equal(lines.Length - 1, manifest.GetProperty("rows").GetInt32());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), manifest.GetProperty("sha256").GetString());
    }

    [Fact]
    public async Task OpenApi_Forecast_DescribesItsParameters()
    {
        using var client = await host.ProgramAsync(ApiScopes.Read);

        var document = await client.GetFromJsonAsync<JsonElement>("/api/v1/openapi.json");

        var parameters = document.GetProperty("paths").GetProperty("/api/v1/forecast").GetProperty("get").GetProperty("parameters").EnumerateArray()
            .ToDictionary(p => p.GetProperty("name").GetString()!);
        Assert.Equal(["by", "days", "grain", "level", "measure", "model"], parameters.Keys.Order(StringComparer.Ordinal));
        Assert.All(parameters.Values, p => Assert.True(p.TryGetProperty("example", out _)));
        Assert.Equal(365, parameters["days"].GetProperty("schema").GetProperty("maximum").GetInt32());
    }

    private static double Width(JsonElement forecast) =>
        forecast.GetProperty("total").GetProperty("upper").GetDouble() - forecast.GetProperty("total").GetProperty("lower").GetDouble();
}
