using Analytics.Core.Queries;

namespace Analytics.Tests.Fakes;

/// <summary>A few customers by key.</summary>
public sealed class FakeDirectory : ICustomerDirectory
{
    public SortedDictionary<int, CustomerDetail> Customers { get; } = [];

    public int Slots => Customers.Count == 0 ? 0 : Customers.Keys.Max() + 1;

    public FakeDirectory Add(int key, string id, string? name = null)
    {
        Customers[key] = new CustomerDetail(key, id, name, 40, "F", "Ghent", null, new DateOnly(2023, 1, 1));
        return this;
    }

    public CustomerDetail? Of(int key, DateOnly asOf) => Customers.GetValueOrDefault(key);

    public int RegisteredDayOf(int key) => 0;

    public int? Find(string externalId) => Customers.Values.FirstOrDefault(c => c.ExternalId == externalId)?.Key;

    public IReadOnlyList<int?> FindAll(IReadOnlyList<string> externalIds) => [.. externalIds.Select(Find)];

    public bool[] Search(string text)
    {
        var found = new bool[Slots];
        foreach (var (key, who) in Customers)
        {
            found[key] = who.ExternalId.Contains(text, StringComparison.OrdinalIgnoreCase) || who.Name?.Contains(text, StringComparison.OrdinalIgnoreCase) == true;
        }

        return found;
    }
}
