using Analytics.Core.Queries;
using Analytics.Core.Queries.Live;
using Analytics.Core.Streaming;
using Microsoft.Extensions.Logging.Abstractions;

namespace Analytics.Web.State;

/// <summary>
/// The live views of parts of the shop: each made once for all who look at it, only while somebody does, and of bounded number. A singleton.
/// </summary>
public sealed class LiveViews
{
    /// <summary>How many different parts are made at once.</summary>
    public const int Most = 16;

    private readonly ILogger _logger;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, LiveView> _views = new(StringComparer.Ordinal);

    /// <summary>Makes the views; without <paramref name="labels"/> nothing is known of customers' segments.</summary>
    public LiveViews(
        ILiveQueries queries, IQueryRunner runner, LiveFeed feed, Func<StreamHealth> health, IShop shop, TimeProvider time, ICustomerLabels? labels = null, ILogger<LiveViews>? logger = null)
    {
        (Queries, Runner, Feed, Health, Shop, Time, Labels) = (queries, runner, feed, health, shop, time, labels);
        _logger = logger ?? NullLogger<LiveViews>.Instance;
    }

    /// <summary>How many parts are being made.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _views.Count;
            }
        }
    }

    internal ILiveQueries Queries { get; }

    internal IQueryRunner Runner { get; }

    internal LiveFeed Feed { get; }

    internal Func<StreamHealth> Health { get; }

    internal IShop Shop { get; }

    internal TimeProvider Time { get; }

    internal ICustomerLabels? Labels { get; }

    /// <summary>Looks at the part that these filters leave, until <see cref="Leave"/>.</summary>
    /// <returns>The part; null where <see cref="Most"/> others are being looked at.</returns>
    public LiveView? Enter(IReadOnlyList<Filter> filters)
    {
        // The same part, in whichever order its filters were chosen.
        Filter[] ordered = [.. filters.OrderBy(static f => f.Dimension).Select(static f => f with { Values = [.. f.Values.Order(StringComparer.Ordinal)] })];
        var key = new PageView { Filters = [.. ordered] }.ToQueryString();
        lock (_gate)
        {
            if (!_views.TryGetValue(key, out var view))
            {
                if (_views.Count >= Most)
                {
                    return null;
                }

                _views[key] = view = new LiveView(this, key, ordered);
                view.Start();
            }

            view.Watchers++;
            return view;
        }
    }

    /// <summary>Looks away again; the last one ends it.</summary>
    public void Leave(LiveView view)
    {
        lock (_gate)
        {
            if (--view.Watchers > 0)
            {
                return;
            }

            _views.Remove(view.Key);
        }

        view.Dispose();
    }

    internal void Log(Exception error) => _logger.LogWarning(error, "The live view of a part could not be brought up to date");
}
