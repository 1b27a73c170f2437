using Analytics.Core.Customers;
using Analytics.Core.Domain;
using Analytics.Core.Funnels;
using Analytics.Web.State;

namespace Analytics.Tests.Fakes;

/// <summary>Keeps funnels and segments in lists.</summary>
internal sealed class FakeFunnelActions(bool maySave = true) : IFunnelActions
{
    public List<NamedFunnel> Saved { get; } = [];

    public List<(string Name, RuleGroup Rules)> Made { get; } = [];

    public Task<bool> MaySaveAsync() => Task.FromResult(maySave);

    public Task<IReadOnlyList<NamedFunnel>> ListAsync(CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<NamedFunnel>>([.. SavedFunnels.Presets, .. Saved]);

    public Task<NamedFunnel> SaveAsync(string name, FunnelQuery query)
    {
        Saved.Add(new NamedFunnel(Saved.Count + 1, name, query, "ada"));
        return Task.FromResult(Saved[^1]);
    }

    public Task RemoveAsync(NamedFunnel funnel)
    {
        Saved.Remove(funnel);
        return Task.CompletedTask;
    }

    public Task<SavedSegment> MakeSegmentAsync(string name, RuleGroup rules)
    {
        Made.Add((name, rules));
        return Task.FromResult(new SavedSegment { Name = name, NameKey = name, RulesJson = "{}", Owner = "ada", ChangedBy = "ada" });
    }
}
