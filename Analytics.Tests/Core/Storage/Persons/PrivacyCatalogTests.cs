using Analytics.Core.Domain;
using Analytics.Core.Storage;
using Analytics.Core.Storage.Protection;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Tests.Core.Storage.Persons;

public sealed class PrivacyCatalogTests
{
    [Fact]
    public async Task All_EveryColumnOfItsTables_IsClassedOnceWithAReason()
    {
        await using var storage = await StorageFixture.StartAsync();
        await using var context = await storage.Get<IDbContextFactory<AnalyticsDbContext>>().CreateDbContextAsync();
        var tables = PrivacyCatalog.All.Select(static a => a.Table).ToHashSet(StringComparer.Ordinal);
        var columns = context.Model.GetEntityTypes().Where(t => tables.Contains(t.GetTableName()!))
            .SelectMany(static t => t.GetProperties().Select(p => $"{t.GetTableName()}.{p.GetColumnName()}")).Order(StringComparer.Ordinal);

        Assert.Equal(columns, PrivacyCatalog.All.Select(static a => $"{a.Table}.{a.Column}").Order(StringComparer.Ordinal));
        Assert.All(PrivacyCatalog.All, static a => Assert.EndsWith(".", a.Reason, StringComparison.Ordinal));
        Assert.Equal(PrivacyClass.Sensitive, PrivacyCatalog.Find("customer_notes", "text")!.Class);
        Assert.Null(PrivacyCatalog.Find("products", "name"));
    }

    [Theory]
    [EachDatabase]
    public async Task AllAndOthers_EveryTableAndColumnOfTheModel_IsClassed(DatabaseProvider provider)
    {
        await using var storage = await StorageFixture.StartAsync(provider);
        await using var context = await storage.Get<IDbContextFactory<AnalyticsDbContext>>().CreateDbContextAsync();
        var columns = context.Model.GetEntityTypes().SelectMany(static t => t.GetProperties().Select(p => $"{t.GetTableName()}.{p.GetColumnName()}")).Distinct(StringComparer.Ordinal);
        var classed = PrivacyCatalog.All.Select(static a => $"{a.Table}.{a.Column}").Concat(PrivacyCatalog.Others.SelectMany(static t => t.Columns.Select(c => $"{t.Table}.{c}")));

        Assert.Equal(columns.Order(StringComparer.Ordinal), classed.Order(StringComparer.Ordinal));
        Assert.All(PrivacyCatalog.Others, static table =>
        {
            Assert.Subset(table.Columns.ToHashSet(StringComparer.Ordinal), table.Documents.ToHashSet(StringComparer.Ordinal));
            Assert.EndsWith(".", table.Reason, StringComparison.Ordinal);
            Assert.NotEqual(PrivacyClass.Sensitive, table.Class);
        });
    }

    [Fact]
    public void All_Sensitive_AreTheColumnsThatAreEncrypted() => Assert.Equal(
        PrivacyCatalog.All.Where(static a => a.Class == PrivacyClass.Sensitive).Select(static a => $"{a.Table}.{a.Column}").Order(StringComparer.Ordinal),
        SealedColumns.Tables.SelectMany(static t => t.Columns).Select(static c => $"{c.Table}.{c.Column}").Order(StringComparer.Ordinal));
}
