using System.Globalization;
using Analytics.Core.Facts;

namespace Analytics.Core.Queries.Execution;

/// <summary>The values that a dimension can have in one snapshot, by index; buckets of time are counted from a window's first one.</summary>
internal sealed class DimensionDomain(FactSnapshot snapshot, ShopCalendar calendar, CustomerLabelSet labels)
{
    private static readonly string[] WeekdayLabels = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    private readonly Lazy<List<string>> _sources = new(() => [.. snapshot.Batches.Values.Select(b => b.SourceName).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);

    /// <summary>Names of sources by index.</summary>
    public IReadOnlyList<string> Sources => _sources.Value;

    /// <summary>Whether a dimension is found from a line's instant.</summary>
    public static bool IsOfTime(Dimension dimension) =>
        DimensionCatalog.Of(dimension).IsTimeBucket || dimension is Dimension.Weekday or Dimension.HourOfDay;

    /// <summary>How many indexes a dimension has; for buckets of time over <paramref name="window"/>.</summary>
    public long Size(Dimension dimension, Period window) => dimension switch
    {
        Dimension.Weekday => 7,
        Dimension.HourOfDay => 24,
        Dimension.Category => snapshot.Categories.Count,
        Dimension.Product => snapshot.Products.Count,
        Dimension.Channel => snapshot.Channels.Count,
        Dimension.Location => snapshot.Locations.Count,
        Dimension.AgeGroup => AgeGroups.Keys.Count,
        Dimension.Gender => snapshot.Genders.Count,
        Dimension.IncomeRange => snapshot.IncomeRanges.Count,
        Dimension.CustomerKind => CustomerKinds.Keys.Count,
        Dimension.Source => Math.Max(1, Sources.Count),
        Dimension.Customer => snapshot.Customers.Slots,
        Dimension.RfmSegment or Dimension.ValueTier or Dimension.ChurnTier => labels.Column(dimension, "by").Names.Count,
        Dimension.Hour => 24L * window.Days,
        _ => 1 + ShopCalendar.BucketIndex(dimension, calendar.BucketStart(dimension, window.From), calendar.BucketStart(dimension, window.To)),
    };

    /// <summary>The value with this index.</summary>
    public DimensionValue Value(Dimension dimension, int index, Period window)
    {
        switch (dimension)
        {
            case Dimension.Hour:
                var hour = ShopCalendar.AddDaysClamped(window.From, index / 24).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                    + "T" + (index % 24).ToString("00", CultureInfo.InvariantCulture);
                return new DimensionValue(hour, hour);
            case Dimension.Weekday:
                return new DimensionValue((index + 1).ToString(CultureInfo.InvariantCulture), WeekdayLabels[index]);
            case Dimension.HourOfDay:
                return new DimensionValue(index.ToString(CultureInfo.InvariantCulture), index.ToString("00", CultureInfo.InvariantCulture) + ":00");
            case Dimension.Category:
                return Named(snapshot.Categories.Names[index]);
            case Dimension.Channel:
                return Named(snapshot.Channels.Names[index]);
            case Dimension.Location:
                return Named(snapshot.Locations.Names[index]);
            case Dimension.Gender:
                return Named(snapshot.Genders.Names[index]);
            case Dimension.IncomeRange:
                return Named(snapshot.IncomeRanges.Names[index]);
            case Dimension.Source:
                return Named(index < Sources.Count ? Sources[index] : "");
            case Dimension.AgeGroup:
                return new DimensionValue(AgeGroups.Keys[index], AgeGroups.Labels[index]);
            case Dimension.CustomerKind:
                return new DimensionValue(CustomerKinds.Keys[index], CustomerKinds.Labels[index]);
            case Dimension.RfmSegment or Dimension.ValueTier or Dimension.ChurnTier:
                return Named(index == 0 ? "" : labels.Column(dimension, "by").Names[index]);
            case Dimension.Product:
                var product = snapshot.Products[index];
                return Named(product.Code, product.Name);
            case Dimension.Customer:
                var customer = snapshot.Customers[index];
                return index == 0 ? new DimensionValue(DimensionValue.UnknownKey, "Anonymous") : Named(customer.ExternalId, customer.Name);
            default:
                var start = ShopCalendar.BucketAt(dimension, calendar.BucketStart(dimension, window.From), index);
                var key = start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                return new DimensionValue(key, key, start);
        }
    }

    /// <summary>Whether each index of a dimension is among the named values; the names that no index has go to <paramref name="unknown"/>.</summary>
    public bool[] Matches(Dimension dimension, IReadOnlyList<string> names, ICollection<string> unknown)
    {
        var any = new Period(DateOnly.MinValue, DateOnly.MinValue);
        var matches = new bool[Size(dimension, any)];
        var wanted = new HashSet<string>(names, StringComparer.Ordinal);
        var found = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < matches.Length; index++)
        {
            var key = KeyOf(dimension, index, any);
            if (wanted.Contains(key))
            {
                matches[index] = true;
                found.Add(key);
            }
        }

        foreach (var name in wanted)
        {
            if (!found.Contains(name) && name != DimensionValue.UnknownKey)
            {
                unknown.Add(name);
            }
        }

        return matches;
    }

    /// <summary>The index of a customer's attribute, by the customer's key.</summary>
    public int[] ByCustomer(Dimension dimension, TimeWindow window)
    {
        var customers = snapshot.Customers;
        var indexes = new int[customers.Slots];
        var first = dimension == Dimension.CustomerKind ? customers.FirstOrderSeconds : [];
        var labelled = DimensionCatalog.Of(dimension).IsLabel ? labels.Column(dimension, "by") : null;
        for (var key = 0; key < indexes.Length; key++)
        {
            indexes[key] = dimension switch
            {
                Dimension.AgeGroup => AgeGroups.IndexOf(customers[key].AgeOn(window.Days.To)),
                Dimension.Gender => customers[key].Gender,
                Dimension.IncomeRange => customers[key].IncomeRange,
                Dimension.Location => customers[key].Location,
                Dimension.CustomerKind => CustomerKinds.IndexOf(key, first[key], window),
                Dimension.RfmSegment or Dimension.ValueTier or Dimension.ChurnTier => labelled!.CodeOf(key),
                _ => key,
            };
        }

        return indexes;
    }

    /// <summary>Whether each customer, by key, is in any of the named segments; anonymous lines' nobody is in none.</summary>
    public bool[] InSegments(IReadOnlyList<string> names)
    {
        var inside = new bool[snapshot.Customers.Slots];
        foreach (var name in names)
        {
            var members = labels.Segment(name).Members!;
            for (var key = 1; key < Math.Min(inside.Length, members.Length); key++)
            {
                inside[key] |= members[key];
            }
        }

        return inside;
    }

    /// <summary>The index of the source of each batch, by the batch's key.</summary>
    public int[] ByBatch()
    {
        var indexes = new int[snapshot.Batches.Count == 0 ? 1 : snapshot.Batches.Keys.Max() + 1];
        foreach (var batch in snapshot.Batches.Values)
        {
            indexes[batch.Id] = _sources.Value.BinarySearch(batch.SourceName, StringComparer.Ordinal);
        }

        return indexes;
    }

    private static DimensionValue Named(string? key, string? label = null) => string.IsNullOrEmpty(key)
        ? new DimensionValue(DimensionValue.UnknownKey, "Unknown")
        : new DimensionValue(key, string.IsNullOrEmpty(label) ? key : label);

    private string KeyOf(Dimension dimension, int index, Period any) => dimension switch
    {
        Dimension.Customer => index == 0 ? DimensionValue.UnknownKey : snapshot.Customers[index].ExternalId ?? "",
        Dimension.Product => snapshot.Products[index].Code ?? (index == 0 ? DimensionValue.UnknownKey : ""),
        _ => Value(dimension, index, any).Key,
    };
}
