namespace Analytics.Core.Queries.Execution;

/// <summary>Lists the values that lines or customers have in a dimension, for menus.</summary>
internal static class ValueFinder
{
    /// <summary>The values in their natural order or by name, the unknown one last.</summary>
    public static List<DimensionValue> Find(
        QueryContext context, Dimension dimension, string? search, int take, CancellationToken cancellationToken)
    {
        if (DimensionCatalog.Of(dimension).IsTimeBucket)
        {
            throw new QueryException("by", $"{DimensionCatalog.Of(dimension).Label} has no list of values; choose a period instead.");
        }

        if (dimension == Dimension.Segment)
        {
            return [.. context.Labels.Segments
                .Select(static s => new DimensionValue(s.Key, s.Name))
                .Where(v => search is null || v.Key == search || v.Label.Contains(search, StringComparison.OrdinalIgnoreCase))
                .OrderBy(static v => v.Label, StringComparer.OrdinalIgnoreCase)
                .Take(take)];
        }

        if (context.Span is null || (DimensionCatalog.Of(dimension).IsLabel && !context.Labels.Has(dimension)))
        {
            return [];
        }

        var planner = new PlanBuilder(context, []);
        var keys = new RowKeys(planner.Parts([dimension], context.Span), context.Calendar);
        var scan = new WindowScan(context, planner, [Measure.Lines], keys, context.Span, cancellationToken);
        var indexes = new SortedSet<long>(scan.Keys);
        if (dimension is Dimension.AgeGroup or Dimension.Gender or Dimension.IncomeRange or Dimension.Location)
        {
            var window = TimeWindow.Of(context.Span, context.Calendar);
            var ofCustomers = context.Domain.ByCustomer(dimension, window);
            for (var key = 1; key < ofCustomers.Length; key++)
            {
                // A location that a customer lacks is no line's "none".
                if (context.Snapshot.Customers[key].ExternalId is not null && (dimension != Dimension.Location || ofCustomers[key] != 0))
                {
                    indexes.Add(ofCustomers[key]);
                }
            }
        }

        var values = indexes
            .Select(i => context.Domain.Value(dimension, (int)i, context.Span))
            .Where(v => search is null
                || v.Key.Contains(search, StringComparison.OrdinalIgnoreCase)
                || v.Label.Contains(search, StringComparison.OrdinalIgnoreCase));
        var natural = dimension is Dimension.Weekday or Dimension.HourOfDay or Dimension.AgeGroup or Dimension.CustomerKind
            || DimensionCatalog.Of(dimension).IsLabel;
        var ordered = natural ? values : values.OrderBy(v => v.Label, StringComparer.OrdinalIgnoreCase).ThenBy(v => v.Key, StringComparer.Ordinal);
        return [.. ordered.OrderBy(v => v.Key == DimensionValue.UnknownKey).Take(take)];
    }
}
