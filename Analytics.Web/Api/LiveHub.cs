using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Analytics.Core.Queries;
using Analytics.Core.Storage;
using Analytics.Core.Streaming;
using Analytics.Web.Security;
using Analytics.Web.State;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.SignalR;

namespace Analytics.Web.Api;

/// <summary>
/// The live view for programs, at <c>/hubs/live</c>, in JSON. Who connects needs an account, an access token, or a key that may read; a session or key
/// that has ended ends the connection at its next call, or within half a minute of a stream.
/// </summary>
[Authorize(Policy = Policies.Read)]
public sealed class LiveHub(LiveBoard board, LiveViews views, PurchaseIntake intake, SessionValidator sessions, ApiKeyService keys, TimeProvider time) : Hub
{
    /// <summary>Where it is.</summary>
    public const string Path = "/hubs/live";

    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(30);

    /// <inheritdoc />
    public override async Task OnConnectedAsync()
    {
        if (!await IsWelcomeAsync())
        {
            Context.Abort();
            return;
        }

        await base.OnConnectedAsync();
    }

    /// <summary>The shop at this moment.</summary>
    /// <exception cref="HubException">The session has ended.</exception>
    public async Task<LiveFrameDocument> Current()
    {
        await RequireAsync();
        return LiveFrameDocument.Of(board.Current);
    }

    /// <summary>The shop now, and then whenever purchases have come, at most five times a second. Who reads slowly gets the newest and misses those between.</summary>
    /// <exception cref="HubException">The session has ended.</exception>
    public IAsyncEnumerable<LiveFrameDocument> Frames(CancellationToken cancellationToken) =>
        WatchAsync(wake => board.Changed += wake, wake => board.Changed -= wake, () => board.Current, cancellationToken);

    /// <summary>As <see cref="Frames"/>, of the part of the shop that these filters leave.</summary>
    /// <param name="filters">Which purchases count, as in a question: dimension, values, exclude.</param>
    /// <param name="cancellationToken">The reader leaves.</param>
    /// <exception cref="HubException">
    /// The session has ended, a filter makes no sense or names a segment that there is not, or too many other parts are being looked at.
    /// </exception>
    public async IAsyncEnumerable<LiveFrameDocument> FramesOf(IReadOnlyList<FilterRequest> filters, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await RequireAsync();
        var view = views.Enter(Read(filters)) ?? throw new HubException($"{LiveViews.Most} other parts of the shop are being looked at just now. Try again later.");
        try
        {
            await view.First.WaitAsync(cancellationToken);
            await foreach (var frame in WatchAsync(
                wake => view.Changed += wake,
                wake => view.Changed -= wake,
                () => view.Current ?? throw new HubException(view.Problem ?? "This part cannot be counted just now."),
                cancellationToken))
            {
                yield return frame;
            }
        }
        finally
        {
            views.Leave(view);
        }
    }

    /// <summary>Sends purchases, as <c>POST /api/v1/purchases</c> does; waits while the queue is full.</summary>
    /// <param name="purchases">1 to 500.</param>
    /// <exception cref="HubException">The session has ended, there are too few or too many, or nothing could be stored.</exception>
    [Authorize(Policy = Policies.Import)]
    public async Task<PurchasesDocument> Send(IReadOnlyList<StreamPurchase> purchases)
    {
        await RequireAsync();
        if (purchases is not { Count: >= 1 and <= PurchaseIntake.MaxOffer } || purchases.Any(static p => p is null))
        {
            throw new HubException($"Send takes 1 to {PurchaseIntake.MaxOffer} purchases.");
        }

        try
        {
            return PurchasesDocument.Of(await intake.OfferAsync(PurchaseEndpoints.Source, purchases, Context.ConnectionAborted));
        }
        catch (StorageException error)
        {
            throw new HubException("Nothing was stored: " + error.Message + " Send them again.", error);
        }
    }

    private static IReadOnlyList<Filter> Read(IReadOnlyList<FilterRequest> filters)
    {
        try
        {
            return filters is { Count: > 0 } && filters.All(static f => f is not null)
                ? new QueryRequest { Measures = ["lines"], Filters = filters }.ToQuery(null).Filters
                : throw new HubException("FramesOf takes one filter or more; Frames shows the whole shop.");
        }
        catch (QueryException error)
        {
            throw new HubException(error.Message, error);
        }
    }

    private async IAsyncEnumerable<LiveFrameDocument> WatchAsync(
        Action<EventHandler> begin, Action<EventHandler> end, Func<LiveFrame> newest, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await RequireAsync();
        var signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        void Wake(object? sender, EventArgs e) => signal.Writer.TryWrite(true);
        begin(Wake);
        try
        {
            var looked = time.GetTimestamp();
            yield return LiveFrameDocument.Of(newest());
            while (await signal.Reader.WaitToReadAsync(cancellationToken))
            {
                signal.Reader.TryRead(out _);
                if (time.GetElapsedTime(looked) > LookAgain)
                {
                    await RequireAsync();
                    looked = time.GetTimestamp();
                }

                yield return LiveFrameDocument.Of(newest());
            }
        }
        finally
        {
            end(Wake);
        }
    }

    private async Task RequireAsync()
    {
        if (!await IsStandingAsync())
        {
            throw new HubException("Your session has ended. Connect again.");
        }
    }

    // A cookie goes wherever the browser goes: another site's page must not read along.
    private async Task<bool> IsWelcomeAsync()
    {
        var request = Context.GetHttpContext()!.Request;
        var isCookie = Context.User?.Identity?.AuthenticationType == IdentityConstants.ApplicationScheme;
        var origin = request.Headers.Origin.ToString();
        return (!isCookie || origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == request.Host.Value)) && await IsStandingAsync();
    }

    private async ValueTask<bool> IsStandingAsync()
    {
        if (Context.User is not { } user)
        {
            return false;
        }

        return user.Identity?.AuthenticationType == ApiKeyAuthenticationHandler.Scheme
            ? ApiKeyAuthenticationHandler.Read(Context.GetHttpContext()!.Request) is { } secret && await keys.VerifyAsync(secret, Context.ConnectionAborted) is not null
            : await sessions.IsCurrentAsync(user, cancellationToken: Context.ConnectionAborted);
    }
}
