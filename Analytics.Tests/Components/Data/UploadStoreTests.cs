using Analytics.Tests.Fakes;
using Analytics.Web.State.Uploads;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Analytics.Tests.Components.Data;

public sealed class UploadStoreTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "uploads-" + Guid.NewGuid().ToString("N"));
    private readonly FixedClock _clock = new(new DateTimeOffset(2026, 3, 4, 12, 0, 0, TimeSpan.Zero));

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    [Fact]
    public async Task Receive_WholeFile_IsOnDiskByteForByte()
    {
        using var store = Store();
        var bytes = new byte[300_001];
        new Random(1).NextBytes(bytes);

        var file = await store.ReceiveAsync("ann", @"C:\shop\march.csv", bytes.Length, new MemoryStream(bytes), default);

        Assert.Equal("march.csv", file.Name);
        Assert.Equal(bytes.Length, file.Bytes);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(file.Path));
    }

    [Fact]
    public async Task Find_AnotherOwner_SeesNothing()
    {
        using var store = Store();
        var file = await store.ReceiveAsync("ann", "a.csv", null, new MemoryStream([1]), default);

        Assert.Null(store.Find(file.Id, "bob"));
        Assert.Equal(file, store.Find(file.Id, "ann"));
    }

    [Theory]
    [InlineData(200L, StatusCodes.Status413PayloadTooLarge)]
    [InlineData(null, StatusCodes.Status413PayloadTooLarge)]
    public async Task Receive_LargerThanAllowed_IsRefusedAndLeavesNothing(long? announced, int status)
    {
        using var store = Store(maxBytes: 100);

        var refusal = await Assert.ThrowsAsync<UploadException>(
            () => store.ReceiveAsync("ann", "a.csv", announced, new MemoryStream(new byte[200]), default));

        Assert.Equal(status, refusal.StatusCode);
        Assert.Empty(Files());
    }

    [Fact]
    public async Task Receive_Empty_IsRefused()
    {
        using var store = Store();

        var refusal = await Assert.ThrowsAsync<UploadException>(() => store.ReceiveAsync("ann", "a.csv", 0, Stream.Null, default));

        Assert.Contains("empty", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(Files());
    }

    [Fact]
    public async Task Receive_CutShort_IsRefusedAndLeavesNothing()
    {
        using var store = Store();

        await Assert.ThrowsAsync<UploadException>(() => store.ReceiveAsync("ann", "a.csv", 10, new MemoryStream(new byte[7]), default));

        Assert.Empty(Files());
    }

    [Fact]
    public async Task Receive_Cancelled_LeavesNothing()
    {
        using var store = Store();
        using var cancellation = new CancellationTokenSource();
        var body = new EndlessStream(afterBytes: 400_000, cancellation.Cancel);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.ReceiveAsync("ann", "a.csv", null, body, cancellation.Token));

        Assert.Empty(Files());
    }

    [Fact]
    public async Task RemoveExpired_OldAndUnused_GoesAndTheRestStays()
    {
        using var store = Store();
        var old = await store.ReceiveAsync("ann", "old.csv", null, new MemoryStream([1]), default);
        var used = await store.ReceiveAsync("ann", "used.csv", null, new MemoryStream([1]), default);
        _clock.Advance(TimeSpan.FromHours(25));
        var fresh = await store.ReceiveAsync("ann", "fresh.csv", null, new MemoryStream([1]), default);

        var removed = store.RemoveExpired(new HashSet<string>(StringComparer.Ordinal) { used.Id });

        Assert.Equal(1, removed);
        Assert.False(File.Exists(old.Path));
        Assert.True(File.Exists(used.Path));
        Assert.True(File.Exists(fresh.Path));
    }

    [Fact]
    public async Task RemoveLeftovers_StoppedProcess_GoesAndLiveOnesStay()
    {
        using var live = Store();
        var kept = await live.ReceiveAsync("ann", "a.csv", null, new MemoryStream([1]), default);
        var dead = Directory.CreateDirectory(Path.Combine(_folder, "dead"));
        await File.WriteAllTextAsync(Path.Combine(dead.FullName, "x.part"), "half");
        using var next = Store();

        var removed = next.RemoveLeftovers();

        Assert.Equal(1, removed);
        Assert.False(dead.Exists && Directory.Exists(dead.FullName));
        Assert.True(File.Exists(kept.Path));
    }

    [Fact]
    public async Task Receive_DiskFillsMeanwhile_IsRefusedAndLeavesNothing()
    {
        var asked = 0;
        using var store = new UploadStore(
            Options.Create(new UploadOptions { Folder = _folder, MaxBytes = long.MaxValue, ReserveBytes = 10 }), _clock, _ => asked++ == 0 ? 1_000_000 : 9);
        using var cancellation = new CancellationTokenSource();
        var body = new EndlessStream(afterBytes: 200L * 1024 * 1024, cancellation.Cancel);

        var refusal = await Assert.ThrowsAsync<UploadException>(() => store.ReceiveAsync("ann", "a.csv", null, body, cancellation.Token));

        Assert.Equal(StatusCodes.Status507InsufficientStorage, refusal.StatusCode);
        Assert.Equal(2, asked);
        Assert.Empty(Files());
    }

    [Fact]
    public async Task Receive_FolderCouldNotBeMade_WorksOnceItCan()
    {
        // A file lies where the folder shall be.
        await File.WriteAllTextAsync(_folder, "");
        using var store = Store();
        await Assert.ThrowsAnyAsync<IOException>(() => store.ReceiveAsync("ann", "a.csv", null, new MemoryStream([1]), default));
        File.Delete(_folder);

        var file = await store.ReceiveAsync("ann", "a.csv", null, new MemoryStream([1]), default);

        Assert.True(File.Exists(file.Path));
    }

    [Fact]
    public void CreateScratch_Closed_IsGoneAndWasForTheOwnerAlone()
    {
        using var store = Store();
        var scratch = store.CreateScratch();
        var path = scratch.Name;
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }

        scratch.Dispose();

        Assert.False(File.Exists(path));
    }

    private string[] Files() =>
        Directory.Exists(_folder) ? Directory.GetFiles(_folder, "*.*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)).ToArray() : [];

    private UploadStore Store(long maxBytes = 1 << 20) =>
        new(Options.Create(new UploadOptions { Folder = _folder, MaxBytes = maxBytes, ReserveBytes = 0 }), _clock);
}
