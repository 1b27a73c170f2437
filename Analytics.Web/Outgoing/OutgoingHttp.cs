using System.Net.Sockets;

namespace Analytics.Web.Outgoing;

/// <summary>
/// The one client for addresses that people entered: every connection goes through <see cref="OutgoingGuard"/>; no redirects are followed, no proxy,
/// cookies or traces of ours go along, and nothing of a request is logged. A singleton, safe for concurrent use.
/// </summary>
public sealed class OutgoingHttp : IDisposable
{
    private readonly HttpClient _client;

    /// <summary>Makes the client.</summary>
    public OutgoingHttp(OutgoingGuard guard) => _client = new HttpClient(Handler(guard), disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan };

    /// <inheritdoc />
    public void Dispose() => _client.Dispose();

    /// <summary>Sends a request and returns once the answer's head is there; its body is the caller's to read, and to bound.</summary>
    /// <param name="request">The request; its address from <see cref="OutgoingGuard.Read"/>.</param>
    /// <param name="timeout">How long to wait for the answer's head.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The answer, whatever its status: a redirect among them.</returns>
    /// <exception cref="OutgoingException">The address is not allowed, or did not answer.</exception>
    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, TimeSpan timeout, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var uri = OutgoingGuard.Read(request.RequestUri?.OriginalString);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        try
        {
            return await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
        }
        catch (HttpRequestException error) when (error.InnerException is OutgoingException refused)
        {
            throw new OutgoingException(refused.Message, refused.IsRefused, error);
        }
        catch (HttpRequestException error)
        {
            var words = error.HttpRequestError switch
            {
                HttpRequestError.SecureConnectionError => "could not be trusted: its certificate is not valid for it",
                HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError => "did not answer in HTTP",
                HttpRequestError.ConfigurationLimitExceeded => "answered with too much",
                _ => "could not be reached, or broke the connection off",
            };
            throw new OutgoingException($"“{uri.Host}” {words}.", isRefused: false, error);
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw new OutgoingException(FormattableString.Invariant($"“{uri.Host}” did not answer within {timeout.TotalSeconds:0.#} seconds."), isRefused: false, error);
        }
    }

    private static SocketsHttpHandler Handler(OutgoingGuard guard) => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        ActivityHeadersPropagator = null,
        ConnectTimeout = TimeSpan.FromSeconds(15),
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        MaxResponseHeadersLength = 32,
        ConnectCallback = async (context, cancellationToken) =>
            new NetworkStream(await guard.ConnectAsync(context.DnsEndPoint.Host, context.DnsEndPoint.Port, cancellationToken), ownsSocket: true),
    };
}
