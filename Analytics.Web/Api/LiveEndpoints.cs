using Analytics.Core.Queries;
using Analytics.Web.State;

namespace Analytics.Web.Api;

/// <summary>The live view at one moment, for programs that ask rather than listen.</summary>
internal static class LiveEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        foreach (var path in (string[])["/live", "/real-time-transactions"])
        {
            api.MapGet(path, ReadAsync)
                .WithParts()
                .Produces<LiveFrameDocument>()
                .ProducesValidationProblem()
                .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
                .WithSummary("The shop at this moment")
                .WithDescription(
                    "Revenue and orders of this hour and of today, each against yesterday and last week up to the same time, today's categories and places, the newest purchases (at most 50) and how "
                    + "the stream does. With filters, of that part of the shop; the stream stays the whole shop's. 503 when too many different parts are being looked at. Whoever wants each change listens to the hub /hubs/live.");
        }
    }

    private static async Task<IResult> ReadAsync(HttpContext context, LiveBoard board, LiveViews views, ICustomerLabels labels, CancellationToken cancellationToken)
    {
        KnownParameters.None(context);
        var part = Parts.Read(context, labels.Current);
        if (part.Count == 0)
        {
            return TypedResults.Ok(LiveFrameDocument.Of(board.Current));
        }

        if (views.Enter(part) is not { } view)
        {
            return TypedResults.Problem($"{LiveViews.Most} other parts of the shop are being looked at just now. Try again later.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }

        try
        {
            await view.First.WaitAsync(cancellationToken);
            return view.Current is { } frame
                ? TypedResults.Ok(LiveFrameDocument.Of(frame))
                : throw new QueryException("filters", view.Problem ?? "This part cannot be counted just now.");
        }
        finally
        {
            views.Leave(view);
        }
    }
}
