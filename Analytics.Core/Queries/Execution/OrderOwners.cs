namespace Analytics.Core.Queries.Execution;

/// <summary>
/// Distinct (order, customer): nearly every order has one customer, who stands in an array by order; further ones go to a set.
/// </summary>
internal sealed class OrderOwners(int orderSlots)
{
    private readonly int[] _owners = new int[orderSlots];
    private readonly HashSet<(int Order, int Customer)> _further = [];

    /// <summary>Adds a pair; customer 0 is nobody.</summary>
    public void Add(int order, int customer)
    {
        ref var owner = ref _owners[order];
        if (owner == 0)
        {
            owner = customer;
        }
        else if (owner != customer && customer != 0)
        {
            _further.Add((order, customer));
        }
    }

    /// <summary>Adds all pairs of <paramref name="other"/>.</summary>
    public void Merge(OrderOwners other)
    {
        for (var order = 0; order < other._owners.Length; order++)
        {
            if (other._owners[order] != 0)
            {
                Add(order, other._owners[order]);
            }
        }

        foreach (var (order, customer) in other._further)
        {
            Add(order, customer);
        }
    }

    /// <summary>How many orders each customer has, by key.</summary>
    public int[] CountByCustomer(int customerSlots)
    {
        var counts = new int[customerSlots];
        foreach (var owner in _owners)
        {
            counts[owner]++;
        }

        counts[0] = 0;
        foreach (var (_, customer) in _further)
        {
            counts[customer]++;
        }

        return counts;
    }
}
