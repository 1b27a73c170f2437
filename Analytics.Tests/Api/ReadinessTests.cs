using System.Net;
using System.Text.Json;
using Analytics.Core.Storage;
using Analytics.Tests.Fakes;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Tests.Api;

public sealed class ReadinessTests : IAsyncLifetime
{
    private readonly ApiHost _host = new() { Accountless = true };

    public Task InitializeAsync() => _host.InitializeAsync();

    public Task DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Ready_DatabaseHeldThenDamaged_SaysSoAndThatTheProcessLives()
    {
        var file = _host.Services.GetRequiredService<DatabaseOptions>().ResolveFile()!;
        Assert.Equal((HttpStatusCode.OK, "ready"), await AskAsync("/health/ready"));
        await using (var other = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            await other.OpenAsync();
            await using var holding = other.BeginTransaction(deferred: false);
            Assert.Equal((HttpStatusCode.OK, "degraded"), await AskAsync("/health/ready"));
        }

        Assert.Equal((HttpStatusCode.OK, "ready"), await AskAsync("/health/ready"));
        await DamagedFile.SettleAsync(file);
        await DamagedFile.OverwriteAsync(file, 0, 100);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "not ready"), await AskAsync("/health/ready"));
        Assert.Equal((HttpStatusCode.OK, "ready"), await AskAsync("/health/live"));
    }

    private async Task<(HttpStatusCode Code, string? Status)> AskAsync(string path)
    {
        using var client = _host.Program();
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return (answer.StatusCode, document.RootElement.GetProperty("status").GetString());
    }
}
