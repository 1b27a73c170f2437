namespace Analytics.Core.Facts;

/// <summary>Which keys and codes lines speak of.</summary>
internal sealed class UsedKeys
{
    private readonly FactSnapshot _whole;
    private readonly bool[] _categories;
    private readonly bool[] _locations;

    /// <summary>Looks through the lines of <paramref name="chunks"/>, whose keys are those of <paramref name="whole"/>.</summary>
    public UsedKeys(FactSnapshot whole, IReadOnlyList<FactChunk> chunks)
    {
        _whole = whole;
        Customers = new bool[whole.Customers.Slots];
        Products = new bool[whole.Products.Count];
        Channels = new bool[whole.Channels.Count];
        _categories = new bool[whole.Categories.Count];
        _locations = new bool[whole.Locations.Count];
        foreach (var chunk in chunks)
        {
            for (var i = 0; i < chunk.Count; i++)
            {
                Customers[chunk.Customers[i]] = true;
                Products[chunk.Products[i]] = true;
                Channels[chunk.Channels[i]] = true;
                _categories[chunk.Categories[i]] = true;
                _locations[chunk.Locations[i]] = true;
            }

            for (var i = 0; i < chunk.Count; i++)
            {
                Batches.Add(chunk.BatchIdAt(i));
                if (Batches.Count == whole.Batches.Count)
                {
                    break;
                }
            }
        }
    }

    /// <summary>Customers by key.</summary>
    public bool[] Customers { get; }

    /// <summary>Products by key.</summary>
    public bool[] Products { get; }

    /// <summary>Channels by code.</summary>
    public bool[] Channels { get; }

    /// <summary>Keys of batches.</summary>
    public HashSet<int> Batches { get; } = [];

    /// <summary>The table with the names that are not used made empty; codes stay.</summary>
    public static NameTable Masked(NameTable names, bool[] used) =>
        NameTable.Of([.. names.Names.Select((name, code) => used[code] ? name : string.Empty)]);

    /// <summary>The names that lines, these products and these customers speak of.</summary>
    public (bool[] Categories, bool[] Locations, bool[] Genders, bool[] Incomes, bool[] Preferred) NamesOf(IReadOnlyList<ProductFacts> products, CustomerTable customers)
    {
        bool[] categories = [.. _categories];
        foreach (var product in products)
        {
            categories[product.Category] = true;
        }

        bool[] locations = [.. _locations];
        var genders = new bool[_whole.Genders.Count];
        var incomes = new bool[_whole.IncomeRanges.Count];
        var preferred = new bool[_whole.PreferredCategories.Count];
        for (var key = 0; key < customers.Slots; key++)
        {
            var known = customers[key];
            locations[known.Location] = true;
            genders[known.Gender] = true;
            incomes[known.IncomeRange] = true;
            preferred[known.PreferredCategory] = true;
        }

        return (categories, locations, genders, incomes, preferred);
    }
}
