namespace Analytics.Core.Customers;

/// <summary>What is known of each customer and can be clustered on.</summary>
public enum CustomerFeature
{
    /// <summary>Days since the last order.</summary>
    Recency,

    /// <summary>Orders.</summary>
    Orders,

    /// <summary>Net revenue.</summary>
    Monetary,

    /// <summary>Gross revenue.</summary>
    Gross,

    /// <summary>Net revenue ÷ orders.</summary>
    AverageOrder,

    /// <summary>Days from the first to the last order.</summary>
    Lifetime,

    /// <summary>Age in years; of customers whose age is not known the mean of the others.</summary>
    Age,

    /// <summary>Lines, returns among them.</summary>
    Lines,
}
