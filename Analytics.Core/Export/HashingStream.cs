using System.Security.Cryptography;

namespace Analytics.Core.Export;

/// <summary>
/// Counts and hashes what passes on to another stream, which it leaves open and writes to asynchronously only: a response takes nothing else.
/// Bytes that come synchronously wait for the next that do not. Not safe for concurrent use.
/// </summary>
internal sealed class HashingStream(Stream inner) : WriteOnlyStream
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly MemoryStream waiting = new();
    private bool stopped;

    /// <summary>Bytes passed on so far, those that wait included.</summary>
    public long Bytes { get; private set; }

    /// <summary>From now on what comes is dropped.</summary>
    public void Stop() => stopped = true;

    /// <summary>Passes on what waits and ends the hash.</summary>
    /// <returns>SHA-256 over all bytes, lower-case hex.</returns>
    public async Task<string> CompleteAsync(CancellationToken cancellationToken)
    {
        await FlushAsync(cancellationToken);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <inheritdoc />
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc />
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (!stopped)
        {
            Take(buffer);
            waiting.Write(buffer);
        }
    }

    /// <inheritdoc />
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (stopped)
        {
            return;
        }

        await PassAsync(cancellationToken);
        Take(buffer.Span);
        await inner.WriteAsync(buffer, cancellationToken);
    }

    /// <inheritdoc />
    public override void Flush()
    {
        // What waits goes with the next asynchronous write, or at the end.
    }

    /// <inheritdoc />
    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (!stopped)
        {
            await PassAsync(cancellationToken);
            await inner.FlushAsync(cancellationToken);
        }
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            hash.Dispose();
            waiting.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Take(ReadOnlySpan<byte> bytes)
    {
        hash.AppendData(bytes);
        Bytes += bytes.Length;
    }

    private async ValueTask PassAsync(CancellationToken cancellationToken)
    {
        if (waiting.Length > 0)
        {
            await inner.WriteAsync(waiting.GetBuffer().AsMemory(0, (int)waiting.Length), cancellationToken);
            waiting.SetLength(0);
        }
    }
}
