using Analytics.Core.Domain;
using Analytics.Core.Storage;

namespace Analytics.Tests.Core.Storage;

public sealed class CostStoreTests
{
    [Fact]
    public async Task Entry_AddedChangedDeletedRestored_IsListedAsItStands()
    {
        await using var storage = await StorageFixture.StartAsync();
        var store = storage.Get<CostStore>();
        var changes = 0;
        store.Changed += (_, _) => changes++;

        var added = await store.AddAsync("ann", Rent(900));
        var other = Rent(950);
        (other.Id, other.Version) = (added.Id, added.Version);
        var changed = await store.ChangeAsync("bob", other);
        var stale = Rent(1);
        (stale.Id, stale.Version) = (added.Id, 1);
        var refused = await Assert.ThrowsAsync<StorageException>(() => store.ChangeAsync("ann", stale));
        await store.DeleteAsync("bob", added.Id);
        Assert.Empty(await store.ListAsync());
        await store.RestoreAsync("bob", added.Id);

        var kept = Assert.Single(await store.ListAsync());
        Assert.Equal((9_500_000L, "bob"), (kept.AmountUnits, kept.ChangedBy));
        Assert.Equal((2, 4), (changed.Version, kept.Version));
        Assert.Equal(StorageProblem.Conflict, refused.Problem);
        Assert.Equal(4, changes);
    }

    [Theory]
    [InlineData(-1, 0, false, CostBasis.Amount, "0 to")]
    [InlineData(0, 1_000_001, false, CostBasis.RevenueShare, "percent")]
    [InlineData(0, 10, true, CostBasis.RevenueShare, "cannot be fixed")]
    public async Task Entry_OfNoSense_IsRefused(long units, long share, bool isFixed, CostBasis basis, string words)
    {
        await using var storage = await StorageFixture.StartAsync();
        var entry = Rent(1);
        (entry.AmountUnits, entry.ShareMillionths, entry.IsFixed, entry.Basis) = (units, share, isFixed, basis);

        var refused = await Assert.ThrowsAsync<StorageException>(() => storage.Get<CostStore>().AddAsync("ann", entry));

        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
    }

    private static CostEntry Rent(decimal amount) => new()
    {
        Category = CostCategory.Infrastructure, IsFixed = true, From = new DateOnly(2026, 1, 1), AmountUnits = Money.FromDecimal(amount).Units, Note = "rent",
    };
}
