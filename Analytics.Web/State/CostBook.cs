using System.Globalization;
using Analytics.Core.Domain;
using Analytics.Core.Marketing.Roi;
using Analytics.Core.Storage;
using Analytics.Web.Security;

namespace Analytics.Web.State;

/// <summary>Costs from Storage, behind the lock of the one who asks. Scoped; it is let go of with its scope.</summary>
public sealed class CostBook : ICostBook, IDisposable
{
    private readonly CostStore _store;
    private readonly SettingsStore _settings;
    private readonly AuditLog _audit;
    private readonly CurrentActor _current;

    /// <summary>Makes the book.</summary>
    public CostBook(CostStore store, SettingsStore settings, AuditLog audit, CurrentActor current)
    {
        (_store, _settings, _audit, _current) = (store, settings, audit, current);
        _store.Changed += OnChanged;
        _settings.Changed += OnChanged;
    }

    /// <inheritdoc />
    public event EventHandler? Changed;

    /// <inheritdoc />
    public RoiTargets Targets => _settings.Get<RoiTargets>(RoiTargets.Key) ?? RoiTargets.None;

    /// <inheritdoc />
    public void Dispose()
    {
        _store.Changed -= OnChanged;
        _settings.Changed -= OnChanged;
    }

    /// <inheritdoc />
    public async Task<CostEntry> AddAsync(CostEntry entry)
    {
        var actor = await _current.RequireAsync(Policies.Import);
        var added = await _store.AddAsync(actor.Name, entry);
        await WriteDownAsync(actor, "cost.create", added);
        return added;
    }

    /// <inheritdoc />
    public async Task<CostEntry> ChangeAsync(CostEntry entry)
    {
        var actor = await _current.RequireAsync(Policies.Import);
        var changed = await _store.ChangeAsync(actor.Name, entry);
        await WriteDownAsync(actor, "cost.change", changed);
        return changed;
    }

    /// <inheritdoc />
    public async Task DeleteAsync(CostEntry entry)
    {
        var actor = await _current.RequireAsync(Policies.Import);
        await WriteDownAsync(actor, "cost.delete", await _store.DeleteAsync(actor.Name, entry.Id));
    }

    /// <inheritdoc />
    public async Task RestoreAsync(CostEntry entry)
    {
        var actor = await _current.RequireAsync(Policies.Import);
        await WriteDownAsync(actor, "cost.restore", await _store.RestoreAsync(actor.Name, entry.Id));
    }

    /// <inheritdoc />
    public async Task SaveTargetsAsync(RoiTargets targets)
    {
        var actor = await _current.RequireAsync(Policies.Import);
        var before = Targets;
        await _settings.SetAsync(RoiTargets.Key, targets);
        await _audit.WriteAsync(actor.Name, "roi.targets", "roi", new { before, after = targets }, actor.Address);
    }

    private void OnChanged(object? sender, EventArgs e) => Changed?.Invoke(this, EventArgs.Empty);

    private Task WriteDownAsync(Actor actor, string action, CostEntry entry) => _audit.WriteAsync(
        actor.Name,
        action,
        entry.Id.ToString(CultureInfo.InvariantCulture),
        new
        {
            Category = CostCategoryNames.Key(entry.Category), entry.Basis, entry.Span, entry.IsFixed, entry.From, entry.To, Amount = new Money(entry.AmountUnits).Amount, entry.ShareMillionths,
            entry.ProductCategory, entry.Channel, entry.ProductCode, entry.Version,
        },
        actor.Address);
}
