namespace Analytics.Core.Queries;

/// <summary>Who the customers are: by key, by id, by text. Always of the newest data; safe for concurrent use.</summary>
public interface ICustomerDirectory
{
    /// <summary>One more than the largest key.</summary>
    int Slots { get; }

    /// <summary>The customer with this key; null for a key that is not in use.</summary>
    /// <param name="key">The key in Storage.</param>
    /// <param name="asOf">The day on which the age is wanted.</param>
    CustomerDetail? Of(int key, DateOnly asOf);

    /// <summary>The day of registration of the customer with this key as its number; 0 where it is not known.</summary>
    int RegisteredDayOf(int key);

    /// <summary>The key of the customer with this id; null when there is none. Looks at every customer: a hundredth of a second a million.</summary>
    int? Find(string externalId);

    /// <summary>The keys of the customers with these ids, in their order; null for an id that nobody has. Looks at every customer once.</summary>
    IReadOnlyList<int?> FindAll(IReadOnlyList<string> externalIds);

    /// <summary>Which customers, by key, have an id or name that contains the text, in any case.</summary>
    bool[] Search(string text);
}
