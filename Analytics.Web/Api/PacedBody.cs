using Analytics.Core.Export;
using Analytics.Web.Hosting;
using Microsoft.Extensions.Options;

namespace Analytics.Web.Api;

/// <summary>
/// The body of a long answer, for a client that must take it: one that stops is cut off within the time of <see cref="ConnectionOptions"/> for what lies in
/// buffers. Kestrel's own limit counts over the whole answer, so that who took much of it quickly could stop for hours.
/// </summary>
internal sealed class PacedBody : WriteOnlyStream
{
    // What Kestrel keeps before it makes a writer wait.
    private const int Buffered = 65_536;

    private readonly HttpContext _context;
    private readonly Stream _body;
    private readonly ConnectionOptions _options;
    private readonly TimeProvider _time;

    private PacedBody(HttpContext context)
    {
        _context = context;
        _body = context.Response.Body;
        _options = context.RequestServices.GetRequiredService<IOptions<ConnectionOptions>>().Value;
        _time = context.RequestServices.GetRequiredService<TimeProvider>();
    }

    /// <summary>The body of a request's answer. Whoever writes to it frees nothing.</summary>
    public static Stream Of(HttpContext context) => new PacedBody(context);

    /// <inheritdoc />
    /// <exception cref="OperationCanceledException">The client takes too little, or left.</exception>
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var writing = _body.WriteAsync(buffer, cancellationToken);
        return writing.IsCompleted ? writing : new ValueTask(TakenAsync(writing.AsTask(), buffer.Length));
    }

    /// <inheritdoc />
    public override Task FlushAsync(CancellationToken cancellationToken) => TakenAsync(_body.FlushAsync(cancellationToken), 0);

    /// <inheritdoc />
    public override void Flush() => _body.Flush();

    /// <inheritdoc />
    public override void Write(byte[] buffer, int offset, int count) => _body.Write(buffer, offset, count);

    private async Task TakenAsync(Task writing, int bytes)
    {
        try
        {
            await writing.WaitAsync(TimeSpan.FromSeconds(_options.GraceSeconds + ((Buffered + bytes) / _options.SlowestDownloadBytesPerSecond)), _time);
        }
        catch (TimeoutException error)
        {
            _context.Abort();
            // It ends with the connection; until then what it writes is not ours to free.
            await writing;
            throw new OperationCanceledException("The client took too little of the answer.", error);
        }
    }
}
