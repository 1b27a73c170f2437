using Analytics.Core.Queries;
using Analytics.Core.Storage;

namespace Analytics.Core.Funnels;

/// <summary>Funnels by name: those that are there from the start, then those that were saved. A singleton.</summary>
/// <param name="store">Where they are kept.</param>
/// <param name="audit">Where changes are written down.</param>
public sealed class SavedFunnels(SavedFunnelStore store, AuditLog audit)
{
    /// <summary>Those that are there from the start.</summary>
    public static IReadOnlyList<NamedFunnel> Presets { get; } = [new(null, FunnelPresets.PaymentName, FunnelPresets.Payment)];

    /// <summary>All of them. One that can no longer be read is left out.</summary>
    /// <exception cref="StorageException">The database cannot be read.</exception>
    public async Task<IReadOnlyList<NamedFunnel>> ListAsync(CancellationToken cancellationToken = default)
    {
        var saved = await store.ListAsync(cancellationToken);
        return [.. Presets, .. saved.Select(static f => Read(f.Question) is { } query ? new NamedFunnel(f.Id, f.Name, query, f.ChangedBy, f.ChangedAt) : null).OfType<NamedFunnel>()];
    }

    /// <summary>Saves one; one of the same name is replaced.</summary>
    /// <exception cref="StorageException">The name is no name or that of one that is there from the start, or it could not be written.</exception>
    public async Task<NamedFunnel> SaveAsync(string actor, string name, FunnelQuery query, CancellationToken cancellationToken = default)
    {
        query.Check();
        if (Presets.Any(p => string.Equals(p.Name, name?.Trim(), StringComparison.OrdinalIgnoreCase)))
        {
            throw new StorageException(StorageProblem.Conflict, $"“{name!.Trim()}” is there from the start; choose another name.");
        }

        var question = string.Join('&', FunnelQueryText.Write(query).Select(static w => w.Key + "=" + Uri.EscapeDataString(w.Value)));
        var saved = await store.SaveAsync(actor, name!, question, cancellationToken);
        await audit.WriteAsync(actor, "funnel.save", saved.Name, new { saved.Id, saved.Question }, cancellationToken: cancellationToken);
        return new NamedFunnel(saved.Id, saved.Name, query, saved.ChangedBy, saved.ChangedAt);
    }

    /// <summary>Deletes one.</summary>
    /// <returns>Whether it was there.</returns>
    /// <exception cref="StorageException">It could not be written.</exception>
    public async Task<bool> RemoveAsync(string actor, NamedFunnel funnel, CancellationToken cancellationToken = default)
    {
        if (funnel.Id is not { } id || !await store.RemoveAsync(id, cancellationToken))
        {
            return false;
        }

        await audit.WriteAsync(actor, "funnel.delete", funnel.Name, new { id }, cancellationToken: cancellationToken);
        return true;
    }

    private static FunnelQuery? Read(string question)
    {
        var words = question.Split('&').Select(static part => part.Split('=', 2)).Where(static p => p.Length == 2)
            .ToDictionary(static p => p[0], static p => Uri.UnescapeDataString(p[1]), StringComparer.Ordinal);
        try
        {
            return FunnelQueryText.Read(words.GetValueOrDefault);
        }
        catch (QueryException)
        {
            return null;
        }
    }
}
