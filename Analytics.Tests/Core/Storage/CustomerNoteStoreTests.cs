using Analytics.Core.Storage;

namespace Analytics.Tests.Core.Storage;

public sealed class CustomerNoteStoreTests
{
    [Theory]
    [EachDatabase]
    public async Task Notes_WrittenChangedDeletedAndBroughtBack_AreTheCustomersOwn(DatabaseProvider provider)
    {
        await using var storage = await StorageFixture.StartAsync(provider);
        var notes = storage.Get<CustomerNoteStore>();
        var first = await notes.AddAsync("ann", "17850", "  calls on Mondays\r\nonly ");
        await notes.AddAsync("bob", "99", "another's");

        Assert.Equal("calls on Mondays\nonly", Assert.Single(await notes.ListAsync("17850")).Text);

        var changed = await notes.ChangeAsync(first.Id, first.Version, "calls on Tuesdays");
        Assert.NotNull(changed.ChangedAt);
        Assert.Equal("ann", changed.Author);

        await notes.DeleteAsync(first.Id);
        Assert.Empty(await notes.ListAsync("17850"));
        await notes.RestoreAsync(first.Id);
        Assert.Equal("calls on Tuesdays", Assert.Single(await notes.ListAsync("17850")).Text);
    }

    [Theory]
    [EachDatabase]
    public async Task Change_SomebodyWasFaster_IsRefused(DatabaseProvider provider)
    {
        await using var storage = await StorageFixture.StartAsync(provider);
        var notes = storage.Get<CustomerNoteStore>();
        var note = await notes.AddAsync("ann", "1", "one");
        await notes.ChangeAsync(note.Id, note.Version, "two");

        var error = await Assert.ThrowsAsync<StorageException>(() => notes.ChangeAsync(note.Id, note.Version, "three"));

        Assert.Equal(StorageProblem.Conflict, error.Problem);
        Assert.Equal("two", Assert.Single(await notes.ListAsync("1")).Text);
    }

    [Fact]
    public async Task Delete_NotThere_SaysSo()
    {
        await using var storage = await StorageFixture.StartAsync();

        var error = await Assert.ThrowsAsync<StorageException>(() => storage.Get<CustomerNoteStore>().DeleteAsync(7));

        Assert.Equal(StorageProblem.NotFound, error.Problem);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n ")]
    public async Task Add_Empty_IsRefused(string text)
    {
        await using var storage = await StorageFixture.StartAsync();

        await Assert.ThrowsAsync<StorageException>(() => storage.Get<CustomerNoteStore>().AddAsync("ann", "1", text));
    }

    [Fact]
    public async Task Add_TooLong_IsRefused()
    {
        await using var storage = await StorageFixture.StartAsync();

        await Assert.ThrowsAsync<StorageException>(() => storage.Get<CustomerNoteStore>().AddAsync("ann", "1", new string('x', CustomerNoteStore.LongestText + 1)));
    }
}
