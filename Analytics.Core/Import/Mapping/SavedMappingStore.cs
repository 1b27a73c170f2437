using System.Text.Json;
using Analytics.Core.Domain;
using Analytics.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Core.Import.Mapping;

/// <summary>Keeps mappings by name.</summary>
internal sealed class SavedMappingStore(IDbContextFactory<AnalyticsDbContext> contexts, TimeProvider clock)
{
    /// <summary>The mappings to choose from for a plan's header: those saved for it, the latest first, and the one with this name.</summary>
    public async Task<IReadOnlyList<SavedMapping>> ForAsync(string headerSha256, string? name, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await context.SavedMappings.AsNoTracking()
            .Where(m => m.HeaderSha256 == headerSha256 || m.Name == name)
            .ToListAsync(cancellationToken);
        return [.. found.OrderByDescending(m => m.Id)];
    }

    /// <summary>All names, in order.</summary>
    public async Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var names = await context.SavedMappings.AsNoTracking().Select(static m => m.Name).ToListAsync(cancellationToken);
        return [.. names.Order(StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>Saves a plan; one of the same name gives way.</summary>
    public async Task SaveAsync(string name, ImportPlan plan, CancellationToken cancellationToken)
    {
        name = name.Trim();
        if (name.Length is 0 or > 100 || Presets.Find(name) is not null)
        {
            throw new ImportException(
                ImportError.BadPlan, "A mapping needs a name of 1 to 100 characters that is not a preset's.");
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.SavedMappings.RemoveRange(await context.SavedMappings.Where(m => m.Name == name).ToListAsync(cancellationToken));
        await context.SaveChangesAsync(cancellationToken);
        context.SavedMappings.Add(new SavedMapping
        {
            Name = name,
            HeaderSha256 = HeaderHash.Of(plan),
            MappingJson = JsonSerializer.Serialize(plan with { MappingName = name, AllowSameFile = false }, ImportJson.Options),
            CreatedAt = clock.GetUtcNow(),
        });
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Forgets a mapping.</summary>
    public async Task DeleteAsync(string name, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.SavedMappings.RemoveRange(await context.SavedMappings.Where(m => m.Name == name).ToListAsync(cancellationToken));
        await context.SaveChangesAsync(cancellationToken);
    }
}
