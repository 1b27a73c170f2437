using Analytics.Core.Domain;
using Analytics.Core.Monitoring;
using Analytics.Web.State;

namespace Analytics.Tests.Fakes;

/// <summary>Does as it is told, in one name.</summary>
public sealed class FakeInsightActions(FakeInsights insights) : IInsightActions
{
    public Task<int> GenerateAsync(CancellationToken cancellationToken) => insights.GenerateAsync(cancellationToken);

    public Task<Insight> DecideAsync(int id, InsightStatus status) => insights.DecideAsync("ada@shop.example", id, status);
}
