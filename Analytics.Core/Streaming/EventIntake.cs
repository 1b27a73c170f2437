using System.Threading.Channels;
using Analytics.Core.Storage;

namespace Analytics.Core.Streaming;

/// <summary>
/// Stands between senders and Storage: what many senders bring at once is written in one transaction, and each hears of it when that is on the disk.
/// Bounded: when too much waits, <see cref="TryEnter"/> says no and nothing is taken. A singleton; safe for concurrent use, <see cref="RunAsync"/> apart.
/// </summary>
/// <param name="store">Where to.</param>
/// <param name="options">Its bounds.</param>
public sealed class EventIntake(EventStreamStore store, EventIntakeOptions options)
{
    private readonly Channel<Entry> _entries = Channel.CreateUnbounded<Entry>(new UnboundedChannelOptions { SingleReader = true });
    private long _waiting;

    /// <summary>Told of what was written, after it was, in the order of writing; on the writer's thread, so be quick and do not throw.</summary>
    public event Action<IReadOnlyList<EventRow>>? Committed;

    /// <summary>How many events wait for the disk.</summary>
    public long Waiting => Interlocked.Read(ref _waiting);

    /// <summary>Takes events, or says that there is no room.</summary>
    /// <param name="rows">The events; not to be changed after.</param>
    /// <param name="written">Ends when they are on the disk; fails with <see cref="StorageException"/> when they could not be written.</param>
    /// <returns>False when too many wait, or the program is about to end; nothing was taken then.</returns>
    public bool TryEnter(List<EventRow> rows, out Task written)
    {
        written = Task.CompletedTask;
        if (rows.Count == 0)
        {
            return true;
        }

        var entry = new Entry(rows);
        if (Interlocked.Add(ref _waiting, rows.Count) > Math.Max(options.MostWaiting, EventParser.MostEvents) || !_entries.Writer.TryWrite(entry))
        {
            Interlocked.Add(ref _waiting, -rows.Count);
            return false;
        }

        written = entry.Done.Task;
        return true;
    }

    /// <summary>Takes nothing more; <see cref="RunAsync"/> ends when all that waits is written.</summary>
    public void Complete() => _entries.Writer.TryComplete();

    /// <summary>Writes what comes until <see cref="Complete"/>. Run it once.</summary>
    public async Task RunAsync()
    {
        List<Entry> group = [];
        while (await _entries.Reader.WaitToReadAsync())
        {
            var events = 0;
            while (events < options.MostInOneCommit && _entries.Reader.TryRead(out var entry))
            {
                group.Add(entry);
                events += entry.Rows.Count;
            }

            var written = await WriteAsync(group);
            group.Clear();
            if (written.Count > 0)
            {
                Committed?.Invoke(written);
            }
        }
    }

    private async Task<List<EventRow>> WriteAsync(List<Entry> group)
    {
        try
        {
            var rows = await WriteTogetherAsync(group);
            foreach (var entry in group)
            {
                Interlocked.Add(ref _waiting, -entry.Rows.Count);
                entry.Done.TrySetResult();
            }

            return rows;
        }
        catch (StorageException error) when (error.Problem == StorageProblem.Other && group.Count > 1)
        {
            // One of them may be to blame: the others must not suffer for it.
            List<EventRow> written = [];
            foreach (var entry in group)
            {
                written.AddRange(await WriteAsync([entry]));
            }

            return written;
        }
#pragma warning disable CA1031 // Whatever it is, those who wait must hear of it, and the next ones be served.
        catch (Exception error)
#pragma warning restore CA1031
        {
            var told = error as StorageException ?? new StorageException(StorageProblem.Other, "The events could not be stored.", error);
            foreach (var entry in group)
            {
                Interlocked.Add(ref _waiting, -entry.Rows.Count);
                entry.Done.TrySetException(told);
            }

            return [];
        }
    }

    private async Task<List<EventRow>> WriteTogetherAsync(List<Entry> group)
    {
        var rows = group[0].Rows;
        if (group.Count > 1)
        {
            rows = new List<EventRow>(group.Sum(static e => e.Rows.Count));
            foreach (var entry in group)
            {
                rows.AddRange(entry.Rows);
            }
        }

        await store.AppendAsync(rows);
        return rows;
    }

    private sealed record Entry(List<EventRow> Rows)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
