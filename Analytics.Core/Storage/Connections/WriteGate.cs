namespace Analytics.Core.Storage.Connections;

/// <summary>
/// A courtesy among the writers of one process: they enter one after the other, so that a long import lets a short
/// write in between two chunks. It protects nothing (the database does), hence whoever waits too long goes on without.
/// </summary>
internal sealed class WriteGate : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _semaphore = new(1, 1);

    public async Task<Pass> EnterAsync(CancellationToken cancellationToken) =>
        new(await _semaphore.WaitAsync(Patience, cancellationToken) ? _semaphore : null);

    public Pass Enter() => new(_semaphore.Wait(Patience) ? _semaphore : null);

    public void Dispose() => _semaphore.Dispose();

    /// <summary>Leaves the gate when disposed.</summary>
    internal sealed class Pass(SemaphoreSlim? semaphore) : IDisposable
    {
        private SemaphoreSlim? _semaphore = semaphore;

        public void Dispose() => Interlocked.Exchange(ref _semaphore, null)?.Release();
    }
}
