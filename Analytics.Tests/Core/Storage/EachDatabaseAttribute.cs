using Analytics.Core.Storage;
using System.Reflection;
using Xunit.Sdk;

namespace Analytics.Tests.Core.Storage;

/// <summary>A test of both databases: always on SQLite, and on PostgreSQL when a server is configured.</summary>
[DataDiscoverer("Xunit.Sdk.DataDiscoverer", "xunit.core")]
[AttributeUsage(AttributeTargets.Method)]
public sealed class EachDatabaseAttribute : DataAttribute
{
    /// <inheritdoc />
    public override IEnumerable<object[]> GetData(MethodInfo testMethod)
    {
        yield return [DatabaseProvider.Sqlite];
        if (StorageFixture.Postgres is not null)
        {
            yield return [DatabaseProvider.PostgreSQL];
        }
    }
}
