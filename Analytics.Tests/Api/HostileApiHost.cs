using Analytics.Core.Import;
using Analytics.Tests.Fakes;
using Analytics.Web.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Tests.Api;

/// <summary>The application with the demo and a shop whose every name would do harm.</summary>
public sealed class HostileApiHost : IAsyncLifetime
{
    public ApiHost Host { get; } = new();

    public async Task InitializeAsync()
    {
        await Host.InitializeAsync();
        var folder = Directory.CreateTempSubdirectory("analytics-hostile-");
        try
        {
            await HostileShop.ImportAsync(Host.Services.GetRequiredService<IImportService>(), folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        await Host.Services.GetRequiredService<DataStartup>().RefreshFactsAsync();
    }

    public Task DisposeAsync() => Host.DisposeAsync();
}
