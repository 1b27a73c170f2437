namespace Analytics.Core.Queries;

/// <summary>Gives several questions about each customer one and the same data. Safe for concurrent use.</summary>
public interface ICustomerViews
{
    /// <summary>The customers as they are now, held still.</summary>
    CustomerView Hold();
}
