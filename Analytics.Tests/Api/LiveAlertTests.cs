using System.Net;
using System.Net.Http.Json;
using Analytics.Core.Monitoring;
using Analytics.Web.Security;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Tests.Api;

/// <summary>The stream's whole path: purchases → facts → measures → thresholds → who listens.</summary>
public sealed class LiveAlertTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Purchases_CrossAThreshold_CallWithoutWaitingForAJob()
    {
        var measures = host.Services.GetRequiredService<IKeyMeasures>();
        var orders = measures.Measures.Single(static m => m.Key == "orders");
        await measures.SaveAsync(orders with { Thresholds = [new Threshold(AlertSeverity.Critical, ThresholdKind.Fixed, ThresholdSide.Above, 1_000)] });
        var called = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        measures.Changed += (_, _) => called.TrySetResult();
        using var writer = await host.ProgramAsync(ApiScopes.Write);

        for (var sent = 0; sent < 1_001; sent += 143)
        {
            var purchases = Enumerable.Range(sent, 143).Select(i => new { orderId = $"live-{i}", customerId = "DC-00001", at = DateTimeOffset.UtcNow, lines = new[] { new { productCode = "D-ELE-01", amount = 1m } } });
            using var answer = await writer.PostAsJsonAsync(new Uri("/api/v1/purchases", UriKind.Relative), new { purchases });
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        await called.Task.WaitAsync(TimeSpan.FromSeconds(30));
        var alert = Assert.Single(await measures.AlertsAsync(openOnly: true), static a => a.MeasureKey == "orders");
        Assert.Equal((AlertSeverity.Critical, true), (alert.Severity, alert.Figures.IsSoFar));
        Assert.True(alert.Figures.Value > 1_000);
    }
}
