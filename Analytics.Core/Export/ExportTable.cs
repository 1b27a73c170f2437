namespace Analytics.Core.Export;

/// <summary>What can be taken out.</summary>
public enum ExportTable
{
    /// <summary>The answer to a question: its rows, one column for each dimension and measure.</summary>
    Query,

    /// <summary>The lines that a question's filters and period count, latest first.</summary>
    Lines,

    /// <summary>Customers with their attributes and what they bought within the filters.</summary>
    Customers,

    /// <summary>Products with what was sold of them within the filters.</summary>
    Products,

    /// <summary>Orders within the filters, latest first.</summary>
    Orders,

    /// <summary>Imports, committed and undone; filters do not apply.</summary>
    Batches,

    /// <summary>The newest scores and predictions of every customer; filters do not apply.</summary>
    CustomerScores,
}
