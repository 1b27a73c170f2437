using Analytics.Core.Customers;
using Analytics.Core.Demo;
using Analytics.Core.Queries;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Tests.Api;

/// <summary>The application over a small demo shop with events, scores, and a saved segment.</summary>
public sealed class PartApiHost : IAsyncLifetime
{
    public ApiHost Host { get; } = new() { Demo = static today => new DemoOptions { Until = today, Customers = 300, Months = 12, EventDays = 30 } };

    /// <summary>The address's filter by the segment.</summary>
    public string Query => "segment=" + Filters[0].Values[0];

    /// <summary>The same as a filter.</summary>
    public IReadOnlyList<Filter> Filters { get; private set; } = [];

    public async Task InitializeAsync()
    {
        await Host.InitializeAsync();
        await Host.Services.GetRequiredService<CustomerScoring>().RefreshAsync();
        var segments = Host.Services.GetRequiredService<SegmentService>();
        var saved = await segments.AddAsync("ann", "Often", RuleGroup.All(new RuleCondition("orders", RuleOperator.AtLeast, "3")));
        Filters = [new Filter(Dimension.Segment, [saved.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)])];
    }

    public Task DisposeAsync() => Host.DisposeAsync();
}
