namespace Analytics.Core.Storage.Writing;

/// <summary>
/// What new products are called: by the first name on a line that sold one, else by the first name there is. Shops write notes such as "damages"
/// or "mailout" into the names of lines without a price.
/// </summary>
internal sealed class ProductNames
{
    private readonly HashSet<int> _nameless = [];
    private readonly HashSet<int> _unsold = [];

    /// <summary>Whether no product waits for a name.</summary>
    public bool AreSettled => _nameless.Count == 0 && _unsold.Count == 0;

    /// <summary>Starts anew, with the products that have no name.</summary>
    public void Reset(IEnumerable<int> nameless)
    {
        _unsold.Clear();
        _nameless.Clear();
        _nameless.UnionWith(nameless);
    }

    /// <summary>Looks at a line of a product that is new in its chunk.</summary>
    /// <param name="brought">By the products' places.</param>
    /// <param name="index">This product's place.</param>
    /// <param name="row">The line.</param>
    public static void Remember(List<Brought> brought, int index, in PurchaseRow row)
    {
        while (brought.Count <= index)
        {
            brought.Add(new Brought(null, row.IsGoods, false));
        }

        var before = brought[index];
        if (!string.IsNullOrEmpty(row.ProductName) && (before.Name is null || (!before.IsSold && IsSale(row))))
        {
            brought[index] = before with { Name = row.ProductName, IsSold = IsSale(row) };
        }
    }

    /// <summary>Takes note of a product that was just written.</summary>
    public void Made(int key, Brought product)
    {
        if (product.Name is null)
        {
            _nameless.Add(key);
        }
        else if (!product.IsSold)
        {
            _unsold.Add(key);
        }
    }

    /// <summary>A product list has named it.</summary>
    public void Named(int key)
    {
        _nameless.Remove(key);
        _unsold.Remove(key);
    }

    /// <summary>Whether the line gives its product a better name than it has.</summary>
    public bool Betters(int key, in PurchaseRow row)
    {
        if (string.IsNullOrEmpty(row.ProductName) || (!IsSale(row) && !_nameless.Contains(key)))
        {
            return false;
        }

        var isBetter = _nameless.Remove(key) | (IsSale(row) && _unsold.Remove(key));
        if (isBetter && !IsSale(row))
        {
            _unsold.Add(key);
        }

        return isBetter;
    }

    private static bool IsSale(in PurchaseRow row) => row.QuantityUnits > 0 && row.AmountUnits > 0;

    /// <summary>What a chunk says of a new product.</summary>
    /// <param name="Name">Its name, where there is one.</param>
    /// <param name="IsGoods">Whether it is goods.</param>
    /// <param name="IsSold">Whether the name stands on a line that sold it.</param>
    internal readonly record struct Brought(string? Name, bool IsGoods, bool IsSold);
}
