using Analytics.Core.Domain;
using Analytics.Core.Monitoring;
using Analytics.Core.Queries;

namespace Analytics.Tests.Fakes;

/// <summary>Insights that a test puts there.</summary>
public sealed class FakeInsights : IInsights
{
    public event EventHandler? Changed;

    public IReadOnlyList<Insight> All { get; set; } = [];

    public bool IsLooking { get; set; }

    /// <summary>How often a look was asked for.</summary>
    public int Looks { get; private set; }

    /// <summary>How many listen.</summary>
    public int Listeners => Changed?.GetInvocationList().Length ?? 0;

    /// <summary>What a look at a part finds.</summary>
    public Func<IReadOnlyList<Filter>, InsightPart> Part { get; set; } = static _ => new InsightPart([], []);

    public Task<InsightPart> FindAsync(IReadOnlyList<Filter> filters, CancellationToken cancellationToken = default) => Task.FromResult(Part(filters));

    public void Tell() => Changed?.Invoke(this, EventArgs.Empty);

    public Task<IReadOnlyList<Insight>> ListAsync(CancellationToken cancellationToken = default) => Task.FromResult(All);

    public Task<int> GenerateAsync(CancellationToken cancellationToken = default)
    {
        Looks++;
        return Task.FromResult(0);
    }

    public Task<Insight> DecideAsync(string actor, int id, InsightStatus status, CancellationToken cancellationToken = default)
    {
        All = [.. All.Select(i => i.Id == id ? i with { Status = status, ChangedBy = actor, ChangedAt = DateTimeOffset.UnixEpoch } : i)];
        return Task.FromResult(All.Single(i => i.Id == id));
    }
}
