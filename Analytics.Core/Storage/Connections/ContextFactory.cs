using Microsoft.EntityFrameworkCore;

namespace Analytics.Core.Storage.Connections;

/// <summary>Hands out the provider's own context under its common name.</summary>
internal sealed class ContextFactory<TContext>(IDbContextFactory<TContext> factory) : IDbContextFactory<AnalyticsDbContext>
    where TContext : AnalyticsDbContext
{
    public AnalyticsDbContext CreateDbContext() => factory.CreateDbContext();
}
