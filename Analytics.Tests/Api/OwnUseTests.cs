using Analytics.Core.Domain;
using Analytics.Core.Queries.Events;
using Analytics.Core.Storage;
using Analytics.Web.Hosting;
using Analytics.Web.Hosting.OwnUse;
using Analytics.Web.Security;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Tests.Api;

public sealed class OwnUseTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Use_OfPagesAndApi_IsRecordedApartUnlessSwitchedOff(bool isOn)
    {
        var host = new ApiHost();
        host.Settings["OwnUse:Record"] = isOn ? "true" : "false";
        await host.InitializeAsync();
        try
        {
            using var browser = await host.BrowserAsync(Roles.Viewer);
            using var page = await browser.GetAsync("/customers/17850?from=mail");
            using var program = await host.ProgramAsync(ApiScopes.Read);
            using var api = await program.GetAsync(new Uri("/api/v1/behaviour/nobody", UriKind.Relative));
            using var denied = await program.PostAsync(new Uri("/api/v1/costs", UriKind.Relative), null);
            using var sender = await host.ProgramAsync(ApiScopes.Events);
            using var body = new StringContent("""{"visitorId":"v","name":"bought"}""");
            using var sent = await sender.PostAsync(new Uri("/api/v1/events", UriKind.Relative), body);

            await host.Services.GetRequiredService<OwnUseRecorder>().WriteAsync();

            var reader = host.Services.GetRequiredService<EventReader>();
            var used = reader.ReadPage(0, 100, ownUse: true);
            Assert.Equal("bought", Assert.Single(reader.ReadPage(0, 100)).Name);
            await host.Services.GetRequiredService<DataStartup>().RefreshFactsAsync();
            Assert.Equal(1, host.Services.GetRequiredService<IEventLogs>().EventCount);
            var now = host.Services.GetRequiredService<TimeProvider>().GetUtcNow();
            var report = host.Services.GetRequiredService<OwnUseReader>().Read([now.AddDays(-2), now.AddDays(-1), now.AddDays(1)]);
            if (!isOn)
            {
                Assert.Empty(used);
                Assert.Equal((0, null), (report.Uses, report.MedianMs));
                return;
            }

            Assert.Equal(used.Count, report.Uses);
            Assert.Equal((0, 0), (report.Buckets[0].Pages, report.Buckets[0].Api));
            Assert.Equal((used.Count(static e => e.Name == "page"), used.Count(static e => e.Name == "api")), (report.Buckets[1].Pages, report.Buckets[1].Api));
            Assert.Equal(new OwnUseRow("api", "GET", "/api/v1/behaviour/{customer}", 1, 1, 0, 0, 0, 1, 0), Assert.Single(report.Rows, static r => r.Method == "GET") with { MedianMs = 0, P95Ms = 0, LongestMs = 0 });
            Assert.Equal(2, report.Refused);
            Assert.Equal(used.Select(static e => e.Actor).Where(static a => a != "analytics:nobody").Distinct(StringComparer.Ordinal).Count(), report.Accounts);
            Assert.Equal(0, host.Services.GetRequiredService<OwnUseReader>().Read([now.AddDays(-2), now.AddDays(-1)]).Uses);

            Assert.All(used, static e => Assert.Equal(TrackedEventType.OwnUse, e.Type));
            var customer = Assert.Single(used, static e => e.Page == "/customers/{*Id}");
            Assert.Contains("\"status\":\"200\"", customer.PropertiesJson, StringComparison.Ordinal);
            Assert.StartsWith("analytics:", customer.Actor, StringComparison.Ordinal);
            Assert.NotEqual("analytics:nobody", customer.Actor);
            Assert.Contains(used, static e => e is { Name: "api", Page: "/api/v1/behaviour/{customer}" } && e.PropertiesJson!.Contains("\"status\":\"404\"", StringComparison.Ordinal));
            Assert.DoesNotContain(used, static e => e.Page!.Contains("17850", StringComparison.Ordinal) || e.Page == "/api/v1/events");
        }
        finally
        {
            await host.DisposeAsync();
        }
    }
}
