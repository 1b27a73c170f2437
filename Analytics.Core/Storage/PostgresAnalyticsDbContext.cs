using Microsoft.EntityFrameworkCore;

namespace Analytics.Core.Storage;

/// <summary>The context over PostgreSQL; carries PostgreSQL's migrations.</summary>
public sealed class PostgresAnalyticsDbContext : AnalyticsDbContext
{
    /// <summary>Made by the container.</summary>
    public PostgresAnalyticsDbContext(DbContextOptions<PostgresAnalyticsDbContext> options)
        : base(options)
    {
    }
}
