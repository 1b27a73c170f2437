using Analytics.Core.Customers;

namespace Analytics.Web.State;

/// <summary>A customer with its scores.</summary>
/// <param name="Id">The shop's own id; empty where the customer is gone.</param>
/// <param name="Name">The name, where there is one.</param>
/// <param name="Score">Scores and predictions.</param>
/// <param name="Step">The next step and why.</param>
public sealed record ScoredCustomer(string Id, string? Name, CustomerScore Score, NextStep Step)
{
    /// <summary>The name, else the id.</summary>
    public string Label => Name ?? (Id.Length > 0 ? Id : "Customer without an id");
}
