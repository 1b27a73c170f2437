using Analytics.Core.Facts;

namespace Analytics.Core.Queries;

/// <summary>Who the customers are, from the Facts.</summary>
public sealed class CustomerDirectory(FactStore facts) : ICustomerDirectory
{
    /// <inheritdoc />
    public int Slots => facts.Visible.Customers.Slots;

    /// <inheritdoc />
    public CustomerDetail? Of(int key, DateOnly asOf)
    {
        var snapshot = facts.Visible;
        if (key <= 0 || key >= snapshot.Customers.Slots || snapshot.Customers[key] is not { ExternalId: { } id } known)
        {
            return null;
        }

        return new CustomerDetail(
            key,
            id,
            known.Name,
            known.AgeOn(asOf),
            NameOf(snapshot.Genders, known.Gender),
            NameOf(snapshot.Locations, known.Location),
            NameOf(snapshot.IncomeRanges, known.IncomeRange),
            known.RegisteredDay == 0 ? null : DateOnly.FromDayNumber(known.RegisteredDay));
    }

    /// <inheritdoc />
    public int RegisteredDayOf(int key)
    {
        var customers = facts.Visible.Customers;
        return key > 0 && key < customers.Slots ? customers[key].RegisteredDay : 0;
    }

    /// <inheritdoc />
    public int? Find(string externalId)
    {
        var customers = facts.Visible.Customers;
        for (var key = 1; key < customers.Slots; key++)
        {
            if (customers[key].ExternalId == externalId)
            {
                return key;
            }
        }

        return null;
    }

    /// <inheritdoc />
    public IReadOnlyList<int?> FindAll(IReadOnlyList<string> externalIds)
    {
        var keys = new Dictionary<string, int?>(StringComparer.Ordinal);
        foreach (var id in externalIds)
        {
            keys[id] = null;
        }

        var customers = facts.Visible.Customers;
        for (var key = 1; key < customers.Slots; key++)
        {
            if (customers[key].ExternalId is { } id && keys.ContainsKey(id))
            {
                keys[id] = key;
            }
        }

        return [.. externalIds.Select(id => keys[id])];
    }

    /// <inheritdoc />
    public bool[] Search(string text)
    {
        var customers = facts.Visible.Customers;
        var found = new bool[customers.Slots];
        for (var key = 1; key < found.Length; key++)
        {
            var known = customers[key];
            found[key] = known.ExternalId?.Contains(text, StringComparison.OrdinalIgnoreCase) == true
                || known.Name?.Contains(text, StringComparison.OrdinalIgnoreCase) == true;
        }

        return found;
    }

    private static string? NameOf(NameTable names, int code) => code <= 0 || code >= names.Count ? null : names.Names[code];
}
