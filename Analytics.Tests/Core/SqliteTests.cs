using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Tests.Core;

/// <summary>SQLite under EF Core works as it is deployed, whichever native library is in use.</summary>
public sealed class SqliteTests : IDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");

    public SqliteTests() => _connection.Open();

    public void Dispose() => _connection.Dispose();

    [Fact]
    public async Task SaveChanges_GroupedQuery_ReturnsSums()
    {
        var options = new DbContextOptionsBuilder<SampleContext>().UseSqlite(_connection).Options;
        await using var context = new SampleContext(options);
        await context.Database.EnsureCreatedAsync();
        context.Samples.AddRange(
            new Sample { Group = "a", Units = 2, Price = 1.25m },
            new Sample { Group = "a", Units = 3, Price = 2.5m },
            new Sample { Group = "b", Units = 7, Price = 0.1m });
        await context.SaveChangesAsync();

        var sums = await context.Samples.GroupBy(s => s.Group)
            .Select(g => new { g.Key, Units = g.Sum(s => s.Units), Highest = g.Max(s => s.Price) })
            .OrderBy(g => g.Key).ToListAsync();

        Assert.Equal(["a", "b"], sums.Select(s => s.Key));
        Assert.Equal([5L, 7L], sums.Select(s => s.Units));
        Assert.Equal([2.5m, 0.1m], sums.Select(s => s.Highest));
    }

    [Fact]
    public void Version_OfNativeLibrary_IsAtLeast335()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "select sqlite_version()";
        var version = Version.Parse((string)command.ExecuteScalar()!);
        Assert.True(version >= new Version(3, 35), $"SQLite {version}");
    }

    private sealed class SampleContext(DbContextOptions<SampleContext> options) : DbContext(options)
    {
        public DbSet<Sample> Samples => Set<Sample>();
    }

    private sealed class Sample
    {
        public int Id { get; set; }

        public required string Group { get; set; }

        public long Units { get; set; }

        public decimal Price { get; set; }
    }
}
