namespace Analytics.Core.Queries;

/// <summary>What a dimension is called, and of what kind it is.</summary>
/// <param name="Dimension">Which one.</param>
/// <param name="Key">Its name in addresses, the API and the command line, in camel case.</param>
/// <param name="Label">Its name on a page.</param>
/// <param name="IsTimeBucket">Whether it is a stretch of the calendar (hour to year), which sorts by time and cannot be filtered by value.</param>
/// <param name="IsOfCustomer">Whether it is an attribute of the customer, which anonymous lines lack.</param>
/// <param name="NamesPerson">Whether its values say who a customer is: such a filter or column cannot stand beside pseudonyms.</param>
public sealed record DimensionDefinition(Dimension Dimension, string Key, string Label, bool IsTimeBucket, bool IsOfCustomer, bool NamesPerson)
{
    /// <summary>Whether its values are what models or saved rules say of the customer (<see cref="ICustomerLabels"/>), which may not be known.</summary>
    public bool IsLabel { get; init; }

    /// <summary>Whether its values overlap, so that it filters but cannot break a measure down.</summary>
    public bool IsFilterOnly { get; init; }
}
