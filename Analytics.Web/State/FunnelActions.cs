using Analytics.Core.Customers;
using Analytics.Core.Domain;
using Analytics.Core.Funnels;
using Analytics.Web.Security;

namespace Analytics.Web.State;

/// <summary>Does what readers ask of funnels. Who asks is checked again here: what a page does not show, a circuit could still call.</summary>
public sealed class FunnelActions(SavedFunnels funnels, SegmentService segments, CurrentActor actor) : IFunnelActions
{
    /// <inheritdoc />
    public Task<bool> MaySaveAsync() => actor.MayAsync(Policies.SaveViews);

    /// <inheritdoc />
    public Task<IReadOnlyList<NamedFunnel>> ListAsync(CancellationToken cancellationToken = default) => funnels.ListAsync(cancellationToken);

    /// <inheritdoc />
    public async Task<NamedFunnel> SaveAsync(string name, FunnelQuery query) => await funnels.SaveAsync((await actor.RequireAsync(Policies.SaveViews)).Name, name, query);

    /// <inheritdoc />
    public async Task RemoveAsync(NamedFunnel funnel) => await funnels.RemoveAsync((await actor.RequireAsync(Policies.SaveViews)).Name, funnel);

    /// <inheritdoc />
    public async Task<SavedSegment> MakeSegmentAsync(string name, RuleGroup rules) => await segments.AddAsync((await actor.RequireAsync(Policies.SaveViews)).Name, name, rules);
}
