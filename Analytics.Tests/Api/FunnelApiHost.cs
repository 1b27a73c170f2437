using Analytics.Core.Domain;
using Analytics.Core.Storage;
using Analytics.Web.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Tests.Api;

/// <summary>The application with the events of six visitors: all enter, four go on, two get to the end.</summary>
public sealed class FunnelApiHost : IAsyncLifetime
{
    public ApiHost Host { get; } = new();

    public async Task InitializeAsync()
    {
        await Host.InitializeAsync();
        var batches = Host.Services.GetRequiredService<BatchStore>();
        var batch = await batches.BeginAsync(new BatchDraft(BatchKind.Events, "funnel.csv", "ann"));
        await using (var writer = batches.OpenWriter(batch.Id))
        {
            for (var person = 0; person < 6; person++)
            {
                string[] names = person < 2 ? ["fa", "fb", "fc"] : person < 4 ? ["fa", "fb"] : ["fa"];
                for (var i = 0; i < names.Length; i++)
                {
                    await writer.WriteAsync(EventRow.Of(new TrackedEvent
                    {
                        VisitorId = $"f{person}", Name = names[i], Device = person % 2 == 0 ? "Phone" : "Desk", At = new DateTimeOffset(2021, 3, 2, 12, 10 * i, 0, TimeSpan.Zero),
                    }));
                }
            }

            await writer.CompleteAsync();
        }

        await batches.CommitAsync(batch.Id, new BatchSummary(12, 12, 0));
        await Host.Services.GetRequiredService<DataStartup>().RefreshFactsAsync();
    }

    public Task DisposeAsync() => Host.DisposeAsync();
}
