using Analytics.Core.Export;

namespace Analytics.Web.Security;

/// <summary>
/// Holds a JSON answer back until it is whole; anything else, and what is too long, passes on as it comes. It decides at the first byte, when
/// status and content type are known.
/// </summary>
internal sealed class HeldAnswer(HttpResponse response, Stream inner, int mostBytes) : WriteOnlyStream
{
    private readonly MemoryStream held = new();
    private bool? holds;

    /// <summary>What was held; null where it passed on, or nothing came.</summary>
    public ReadOnlyMemory<byte>? Bytes => holds == true ? new ReadOnlyMemory<byte>(held.GetBuffer(), 0, (int)held.Length) : (ReadOnlyMemory<byte>?)null;

    /// <inheritdoc />
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Holds())
        {
            if (held.Length + buffer.Length <= mostBytes)
            {
                held.Write(buffer.Span);
                return;
            }

            holds = false;
            await inner.WriteAsync(held.GetBuffer().AsMemory(0, (int)held.Length), cancellationToken);
            held.SetLength(0);
        }

        await inner.WriteAsync(buffer, cancellationToken);
    }

    /// <inheritdoc />
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("Answers are written asynchronously.");

    /// <inheritdoc />
    public override Task FlushAsync(CancellationToken cancellationToken) => Holds() ? Task.CompletedTask : inner.FlushAsync(cancellationToken);

    /// <inheritdoc />
    public override void Flush()
    {
        // Only what is awaited is flushed.
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            held.Dispose();
        }

        base.Dispose(disposing);
    }

    private bool Holds() => holds ??= response.StatusCode == StatusCodes.Status200OK
        && response.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) == true;
}
