namespace Analytics.Tests.Core.Storage;

/// <summary>A test that needs a PostgreSQL server, and says so when none is configured.</summary>
public sealed class PostgresFactAttribute : FactAttribute
{
    /// <summary>Marks a test.</summary>
    public PostgresFactAttribute()
    {
        if (StorageFixture.Postgres is null)
        {
            Skip = $"Left out, and the PostgreSQL half of the storage suite with it: {StorageFixture.PostgresVariable} holds no connection string.";
        }
    }
}
