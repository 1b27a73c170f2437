namespace Analytics.Core.Storage;

/// <summary>What a writer wrote. Distinct counts are exact.</summary>
/// <param name="Lines">Purchase lines.</param>
/// <param name="CustomerRows">Customer rows.</param>
/// <param name="ProductRows">Product rows.</param>
/// <param name="Orders">Distinct order ids among the lines, cancellations too.</param>
/// <param name="Customers">Distinct customers among the lines and the customer rows.</param>
/// <param name="NewOrders">Of the orders, those that no earlier batch had.</param>
/// <param name="NewCustomers">Of the customers, those that no earlier batch had.</param>
/// <param name="NewProducts">Products that no earlier batch had.</param>
/// <param name="NetUnits">Σ amount over all lines, in ten-thousandths.</param>
/// <param name="GrossUnits">Σ amount over the lines with positive quantity and amount, in ten-thousandths.</param>
/// <param name="FirstAtUnixMs">The earliest line's or event's instant; null without any.</param>
/// <param name="LastAtUnixMs">The latest line's or event's instant; null without any.</param>
/// <param name="Events">Events.</param>
/// <param name="RepeatedEvents">Events left out because their ids were there already.</param>
/// <param name="VisitorRows">Visitor rows.</param>
/// <param name="NewActors">Ids of customers and visitors that no earlier batch's events or visitors had.</param>
public sealed record BatchWriteResult(
    long Lines,
    long CustomerRows,
    long ProductRows,
    long Orders,
    long Customers,
    long NewOrders,
    long NewCustomers,
    long NewProducts,
    long NetUnits,
    long GrossUnits,
    long? FirstAtUnixMs,
    long? LastAtUnixMs,
    long Events = 0,
    long RepeatedEvents = 0,
    long VisitorRows = 0,
    long NewActors = 0);
