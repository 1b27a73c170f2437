using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Analytics.Core.Storage;

/// <summary>Lets <c>dotnet ef migrations add</c> run on this project alone; opens no database.</summary>
internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteAnalyticsDbContext>
{
    /// <inheritdoc />
    public SqliteAnalyticsDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteAnalyticsDbContext>()
            .UseSqlite("Data Source=design.db", static o => o.MigrationsHistoryTable(SchemaHistory.Table)).Options);
}

/// <summary>The same for PostgreSQL.</summary>
internal sealed class PostgresDesignTimeFactory : IDesignTimeDbContextFactory<PostgresAnalyticsDbContext>
{
    /// <inheritdoc />
    public PostgresAnalyticsDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresAnalyticsDbContext>()
            .UseNpgsql("Host=localhost;Database=design", static o => o.MigrationsHistoryTable(SchemaHistory.Table)).Options);
}

/// <summary>The table in which applied migrations are listed.</summary>
internal static class SchemaHistory
{
    internal const string Table = "schema_history";
}
