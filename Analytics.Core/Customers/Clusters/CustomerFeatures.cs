using Analytics.Core.Queries;

namespace Analytics.Core.Customers;

/// <summary>Makes a <see cref="FeatureMatrix"/> of customers.</summary>
public static class CustomerFeatures
{
    /// <summary>All features, in the order in which they are offered.</summary>
    public static IReadOnlyList<CustomerFeature> All { get; } = Enum.GetValues<CustomerFeature>();

    /// <summary>The feature's name in addresses and on the command line.</summary>
    public static string KeyOf(CustomerFeature feature) => feature switch
    {
        CustomerFeature.Recency => "recency",
        CustomerFeature.Orders => "orders",
        CustomerFeature.Monetary => "monetary",
        CustomerFeature.Gross => "gross",
        CustomerFeature.AverageOrder => "average",
        CustomerFeature.Lifetime => "lifetime",
        CustomerFeature.Age => "age",
        CustomerFeature.Lines => "lines",
        _ => throw new ArgumentOutOfRangeException(nameof(feature), feature, "There is no such feature."),
    };

    /// <summary>The feature of a name; null when there is none of it.</summary>
    public static CustomerFeature? Find(string key) =>
        All.Where(f => string.Equals(KeyOf(f), key, StringComparison.OrdinalIgnoreCase)).Cast<CustomerFeature?>().FirstOrDefault();

    /// <summary>The column of a feature, with the words for clusters that lie high or low in it.</summary>
    /// <param name="feature">Which.</param>
    /// <param name="log">Whether it is clustered as sign(m) log(1 + |m|).</param>
    public static Feature Column(CustomerFeature feature, bool log = false) => feature switch
    {
        CustomerFeature.Recency => new Feature(KeyOf(feature), FeatureUnit.Days, log, "long gone", "recent"),
        CustomerFeature.Orders => new Feature(KeyOf(feature), FeatureUnit.Count, log, "frequent", "occasional"),
        CustomerFeature.Monetary or CustomerFeature.Gross => new Feature(KeyOf(feature), FeatureUnit.Money, log, "high spend", "low spend"),
        CustomerFeature.AverageOrder => new Feature(KeyOf(feature), FeatureUnit.Money, log, "large orders", "small orders"),
        CustomerFeature.Lifetime => new Feature(KeyOf(feature), FeatureUnit.Days, log, "long-standing", "short-lived"),
        CustomerFeature.Age => new Feature(KeyOf(feature), FeatureUnit.Years, log, "older", "younger"),
        CustomerFeature.Lines => new Feature(KeyOf(feature), FeatureUnit.Count, log, "many lines", "few lines"),
        _ => throw new ArgumentOutOfRangeException(nameof(feature), feature, "There is no such feature."),
    };

    /// <summary>How large a share of the customers' ages is known, 0 to 1.</summary>
    /// <param name="customers">Who.</param>
    /// <param name="summaries">Where they come from.</param>
    /// <param name="asOf">The day of the ages.</param>
    public static double KnownAges(IReadOnlyList<CustomerSummary> customers, CustomerSummaries summaries, DateOnly asOf) =>
        customers.Count == 0 ? 0 : (double)customers.Count(c => summaries.AgeOf(c.Key, asOf) is not null) / customers.Count;

    /// <summary>One row for each customer, in their order.</summary>
    /// <param name="customers">Customers with at least one order each.</param>
    /// <param name="summaries">Where they come from.</param>
    /// <param name="asOf">The day from which recency is counted.</param>
    /// <param name="features">The columns, and whether each is logged.</param>
    /// <exception cref="ClusteringException">There is no customer or no feature.</exception>
    public static FeatureMatrix Of(
        IReadOnlyList<CustomerSummary> customers, CustomerSummaries summaries, DateOnly asOf, IReadOnlyList<(CustomerFeature Feature, bool Log)> features) =>
        FeatureMatrix.Of(
            [.. features.Select(static f => Column(f.Feature, f.Log))],
            [.. features.Select(f => Values(customers, summaries, asOf, f.Feature))]);

    private static double[] Values(IReadOnlyList<CustomerSummary> customers, CustomerSummaries summaries, DateOnly asOf, CustomerFeature feature)
    {
        var values = new double[customers.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var customer = customers[i];
            values[i] = feature switch
            {
                CustomerFeature.Recency => asOf.DayNumber - summaries.DayOf(customer.LastOrderSeconds!.Value).DayNumber,
                CustomerFeature.Orders => customer.Orders,
                CustomerFeature.Monetary => (double)customer.NetRevenue.Amount,
                CustomerFeature.Gross => (double)customer.GrossRevenue.Amount,
                CustomerFeature.AverageOrder => (double)customer.NetRevenue.Amount / customer.Orders,
                CustomerFeature.Lifetime =>
                    summaries.DayOf(customer.LastOrderSeconds!.Value).DayNumber - summaries.DayOf(customer.FirstOrderSeconds!.Value).DayNumber,
                CustomerFeature.Age => summaries.AgeOf(customer.Key, asOf) ?? double.NaN,
                CustomerFeature.Lines => customer.Lines,
                _ => throw new ArgumentOutOfRangeException(nameof(feature), feature, "There is no such feature."),
            };
        }

        if (feature == CustomerFeature.Age)
        {
            FillIn(values);
        }

        return values;
    }

    private static void FillIn(double[] values)
    {
        var known = values.Where(static v => !double.IsNaN(v)).DefaultIfEmpty(0).Average();
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = double.IsNaN(values[i]) ? known : values[i];
        }
    }
}
