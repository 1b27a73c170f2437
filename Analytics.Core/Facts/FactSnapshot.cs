using Analytics.Core.Domain;

namespace Analytics.Core.Facts;

/// <summary>Everything that can be asked about at one version of the data; never changed once made, so that readers need no lock.</summary>
public sealed class FactSnapshot
{
    /// <summary>No data at all.</summary>
    public static FactSnapshot Empty { get; } = new();

    /// <summary>Which database the data is of.</summary>
    public Guid DatabaseId { get; init; }

    /// <summary>Storage's version of the data.</summary>
    public long Version { get; init; }

    /// <summary>The number that Storage drew with this version.</summary>
    public long Stamp { get; init; }

    /// <summary>How many of the versions a stream alone has made; 0 where it was not asked.</summary>
    public long StreamVersion { get; init; }

    /// <summary>The lines.</summary>
    internal IReadOnlyList<FactChunk> Chunks { get; init; } = [];

    /// <summary>The batches whose lines are counted, by key.</summary>
    public IReadOnlyDictionary<int, BatchFacts> Batches { get; init; } = new Dictionary<int, BatchFacts>();

    /// <summary>Customers by key.</summary>
    public CustomerTable Customers { get; init; } = CustomerTable.Empty;

    /// <summary>Products by key; the one at 0 means "none".</summary>
    public IReadOnlyList<ProductFacts> Products { get; init; } = [default];

    /// <summary>Names of categories.</summary>
    public NameTable Categories { get; init; } = NameTable.Empty;

    /// <summary>Names of channels.</summary>
    public NameTable Channels { get; init; } = NameTable.Empty;

    /// <summary>Names of locations, lines' and customers'.</summary>
    public NameTable Locations { get; init; } = NameTable.Empty;

    /// <summary>Names of genders.</summary>
    public NameTable Genders { get; init; } = NameTable.Empty;

    /// <summary>Names of income ranges.</summary>
    public NameTable IncomeRanges { get; init; } = NameTable.Empty;

    /// <summary>Names of categories that customers are said to prefer, which need not be any line's.</summary>
    public NameTable PreferredCategories { get; init; } = NameTable.Empty;

    /// <summary>One more than the largest key of an order.</summary>
    public int OrderSlots { get; init; } = 1;

    /// <summary>How many lines there are.</summary>
    public long LineCount => Chunks.Sum(c => (long)c.Count);

    /// <summary>The earliest line's second since 1970 UTC; null when there is none.</summary>
    public long? FirstSeconds => Chunks.Count == 0 ? null : Chunks.Min(c => c.MinSeconds);

    /// <summary>The latest line's second since 1970 UTC; null when there is none.</summary>
    public long? LastSeconds => Chunks.Count == 0 ? null : Chunks.Max(c => c.MaxSeconds);

    /// <summary>What the lines' columns take in memory, in bytes.</summary>
    public long LineBytes => Chunks.Sum(c => c.Bytes);

    /// <summary>Whether any counted batch came from a stream.</summary>
    public bool HasStream => Batches.Values.Any(b => b.Kind == BatchKind.Stream);

    /// <summary>The same with these lines and customers.</summary>
    internal FactSnapshot With(IReadOnlyList<FactChunk> chunks, CustomerTable customers) => new()
    {
        DatabaseId = DatabaseId,
        Version = Version,
        Stamp = Stamp,
        StreamVersion = StreamVersion,
        Chunks = chunks,
        Batches = Batches,
        Customers = customers,
        Products = Products,
        Categories = Categories,
        Channels = Channels,
        Locations = Locations,
        Genders = Genders,
        IncomeRanges = IncomeRanges,
        PreferredCategories = PreferredCategories,
        OrderSlots = OrderSlots,
    };
}
