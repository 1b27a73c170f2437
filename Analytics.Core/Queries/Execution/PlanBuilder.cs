namespace Analytics.Core.Queries.Execution;

/// <summary>Turns a question into scans of one window and its neighbours.</summary>
internal sealed class PlanBuilder
{
    private readonly QueryContext _context;
    private readonly IReadOnlyList<Filter> _filters;
    private readonly bool[]? _hours;
    private readonly bool[]? _weekdays;

    /// <summary>Resolves the filters' names; those that nothing has go to <see cref="UnknownValues"/>.</summary>
    public PlanBuilder(QueryContext context, IReadOnlyList<Filter> filters)
    {
        _context = context;
        _filters = filters;
        _hours = TimePasses(Dimension.HourOfDay);
        _weekdays = TimePasses(Dimension.Weekday);
    }

    /// <summary>Names in filters that no line or customer has.</summary>
    public HashSet<string> UnknownValues { get; } = new(StringComparer.Ordinal);

    /// <summary>A further restriction to these customers, by key; null for all.</summary>
    public bool[]? CustomerSet { get; init; }

    /// <summary>The axes of a question over data that ends when the snapshot's does.</summary>
    public AxisBuilder Axes => new(_context.Calendar, _context.Span!, _hours, _weekdays);

    /// <summary>The places of dimensions in a key, for windows of these days.</summary>
    /// <exception cref="QueryException">There are more combinations than can be counted.</exception>
    public IReadOnlyList<KeyPart> Parts(IReadOnlyList<Dimension> by, params ReadOnlySpan<Period?> windows)
    {
        var parts = new KeyPart[by.Count];
        Int128 stride = 1;
        for (var i = by.Count - 1; i >= 0; i--)
        {
            long size = 1;
            foreach (var window in windows)
            {
                size = window is null ? size : Math.Max(size, _context.Domain.Size(by[i], window));
            }

            parts[i] = new KeyPart(by[i], size, (long)stride);
            stride *= size;
            if (stride > long.MaxValue / 4096)
            {
                throw new QueryException("by", "There are too many combinations of these dimensions; leave one out.");
            }
        }

        return parts;
    }

    /// <summary>A scan of <paramref name="axis"/>; the window decides ages and who is new.</summary>
    public ScanPlan Plan(TimeAxis axis, TimeWindow window, Need needs, IReadOnlyList<KeyPart> parts, long keySpace) => new()
    {
        Snapshot = _context.Snapshot,
        Axis = axis,
        Needs = needs,
        Keys = LineKeys(parts, window),
        Filters = LineFilters(window),
        KeySpace = keySpace,
    };

    private List<LineLookup<long>> LineKeys(IReadOnlyList<KeyPart> parts, TimeWindow window)
    {
        var keys = new List<LineLookup<long>>();
        long[]? ofCustomer = null;
        foreach (var part in parts)
        {
            switch (part.Dimension)
            {
                case var time when DimensionDomain.IsOfTime(time):
                    break;
                case Dimension.Category:
                    keys.Add(new(LineColumn.Category, Steps(part), [.. _context.Snapshot.Products.Select(p => p.Category * part.Stride)]));
                    break;
                case Dimension.Location:
                    var homes = _context.Domain.ByCustomer(Dimension.Location, window);
                    keys.Add(new(LineColumn.Location, Steps(part), Array.ConvertAll(homes, h => h * part.Stride)));
                    break;
                case Dimension.Channel:
                    keys.Add(new(LineColumn.Channel, Steps(part)));
                    break;
                case Dimension.Product:
                    keys.Add(new(LineColumn.Product, Steps(part)));
                    break;
                case Dimension.Source:
                    keys.Add(new(LineColumn.Batch, Array.ConvertAll(_context.Domain.ByBatch(), b => b * part.Stride)));
                    break;
                default:
                    var indexes = _context.Domain.ByCustomer(part.Dimension, window);
                    ofCustomer ??= new long[indexes.Length];
                    for (var i = 0; i < indexes.Length; i++)
                    {
                        ofCustomer[i] += indexes[i] * part.Stride;
                    }

                    break;
            }
        }

        if (ofCustomer is not null)
        {
            keys.Add(new(LineColumn.Customer, ofCustomer));
        }

        return keys;
    }

    private List<LineLookup<bool>> LineFilters(TimeWindow window)
    {
        var lookups = new List<LineLookup<bool>>();
        var ofCustomer = (bool[]?)CustomerSet?.Clone();
        if (ofCustomer is not null)
        {
            Array.Resize(ref ofCustomer, _context.Snapshot.Customers.Slots);
        }

        foreach (var filter in _filters.Where(f => !DimensionDomain.IsOfTime(f.Dimension)))
        {
            if (filter.Dimension == Dimension.Segment)
            {
                var inside = _context.Domain.InSegments(filter.Values);
                ofCustomer ??= [.. Enumerable.Repeat(true, inside.Length)];
                for (var i = 0; i < inside.Length; i++)
                {
                    ofCustomer[i] &= inside[i] != filter.Exclude;
                }

                continue;
            }

            var passes = Passes(filter);
            switch (filter.Dimension)
            {
                case Dimension.Category:
                    lookups.Add(new(LineColumn.Category, passes, [.. _context.Snapshot.Products.Select(p => passes[p.Category])]));
                    break;
                case Dimension.Location:
                    var homes = _context.Domain.ByCustomer(Dimension.Location, window);
                    lookups.Add(new(LineColumn.Location, passes, Array.ConvertAll(homes, h => passes[h])));
                    break;
                case Dimension.Channel:
                    lookups.Add(new(LineColumn.Channel, passes));
                    break;
                case Dimension.Product:
                    lookups.Add(new(LineColumn.Product, passes));
                    break;
                case Dimension.Source:
                    lookups.Add(new(LineColumn.Batch, Array.ConvertAll(_context.Domain.ByBatch(), b => passes[b])));
                    break;
                default:
                    var indexes = _context.Domain.ByCustomer(filter.Dimension, window);
                    ofCustomer ??= [.. Enumerable.Repeat(true, indexes.Length)];
                    for (var i = 0; i < indexes.Length; i++)
                    {
                        ofCustomer[i] &= passes[indexes[i]];
                    }

                    break;
            }
        }

        if (ofCustomer is not null)
        {
            lookups.Add(new(LineColumn.Customer, ofCustomer));
        }

        return lookups;
    }

    private bool[] Passes(Filter filter)
    {
        if (DimensionCatalog.Of(filter.Dimension).IsLabel)
        {
            _ = _context.Labels.Column(filter.Dimension, "filters");
        }

        var matches = _context.Domain.Matches(filter.Dimension, filter.Values, UnknownValues);
        return filter.Exclude ? Array.ConvertAll(matches, m => !m) : matches;
    }

    private bool[]? TimePasses(Dimension dimension)
    {
        bool[]? all = null;
        foreach (var filter in _filters.Where(f => f.Dimension == dimension))
        {
            var passes = Passes(filter);
            all = all is null ? passes : [.. all.Zip(passes, (a, b) => a && b)];
        }

        return all;
    }

    private static long[] Steps(KeyPart part)
    {
        var steps = new long[part.Size];
        for (var i = 0; i < steps.Length; i++)
        {
            steps[i] = i * part.Stride;
        }

        return steps;
    }
}
