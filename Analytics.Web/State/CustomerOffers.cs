using Analytics.Core.Customers;

namespace Analytics.Web.State;

/// <summary>Products for a customer.</summary>
/// <param name="Customer">Who.</param>
/// <param name="Products">The products, the best first.</param>
public sealed record CustomerOffers(ScoredCustomer Customer, IReadOnlyList<Recommendation> Products);
