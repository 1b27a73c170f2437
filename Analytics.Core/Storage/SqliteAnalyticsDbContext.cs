using Microsoft.EntityFrameworkCore;

namespace Analytics.Core.Storage;

/// <summary>The context over SQLite; carries SQLite's migrations.</summary>
public sealed class SqliteAnalyticsDbContext : AnalyticsDbContext
{
    /// <summary>Made by the container.</summary>
    public SqliteAnalyticsDbContext(DbContextOptions<SqliteAnalyticsDbContext> options)
        : base(options)
    {
    }
}
