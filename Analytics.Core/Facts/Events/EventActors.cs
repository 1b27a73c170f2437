namespace Analytics.Core.Facts.Events;

/// <summary>
/// Who acts, by actor key: keys begin at 1, and 0 is nobody. A visitor who signed in is joined to the customer (the first one, by time): events of both
/// lead to one person, whose key is the customer's. Never changed once made.
/// </summary>
/// <remarks>
/// Attributes are asked of persons: what is said of the person's own id counts, else what is said of the first joined visitor that has any.
/// An actor's id as text is not held in memory: <see cref="Storage.EventReader.ReadActors"/>.
/// </remarks>
public sealed class EventActors
{
    private readonly int[] _people;
    private readonly int[] _customers;
    private readonly byte[] _identified;
    private readonly int[] _devices;
    private readonly int[] _genders;
    private readonly long[] _seen;
    private readonly IReadOnlyDictionary<int, int[]> _attributes;

    internal EventActors(int count, int[] people, int[] customers, byte[] identified, int[] devices, int[] genders, long[] seen, IReadOnlyDictionary<int, int[]> attributes)
    {
        Count = count;
        _people = people;
        _customers = customers;
        _identified = identified;
        _devices = devices;
        _genders = genders;
        _seen = seen;
        _attributes = attributes;
    }

    /// <summary>Nobody.</summary>
    public static EventActors Empty { get; } = new(1, [0], [0], [0], [0], [0], [EventFact.Undated], new Dictionary<int, int[]>());

    /// <summary>One more than the largest actor key.</summary>
    public int Count { get; }

    /// <summary>The person by actor key: the customer of a joined visitor, else the actor itself.</summary>
    public ReadOnlySpan<int> People => _people.AsSpan(0, Count);

    /// <summary>Codes of devices by person (<see cref="EventSnapshot.Devices"/>); 0 when not known.</summary>
    public ReadOnlySpan<int> Devices => _devices.AsSpan(0, Count);

    /// <summary>Codes of genders by person (<see cref="EventSnapshot.Genders"/>); 0 when not known.</summary>
    public ReadOnlySpan<int> Genders => _genders.AsSpan(0, Count);

    /// <summary>Keys of customers by person, as <see cref="FactSnapshot.Customers"/> has them; 0 when it is nobody who bought or was imported.</summary>
    public ReadOnlySpan<int> Customers => _customers.AsSpan(0, Count);

    /// <summary>The attributes that any person has apart from device and gender: codes of their names (<see cref="EventSnapshot.PropertyKeys"/>).</summary>
    public IEnumerable<int> AttributeKeys => _attributes.Keys;

    /// <summary>The person behind an actor.</summary>
    public int PersonOf(int actor) => _people[actor];

    /// <summary>Whether the person is known to the shop: signed in once, or has a customer's id.</summary>
    public bool IsIdentified(int person) => _identified[person] != 0;

    /// <summary>Second since 1970 UTC when the visitor came; null when nothing says so.</summary>
    public long? SeenAt(int person) => _seen[person] == EventFact.Undated ? null : _seen[person];

    /// <summary>Codes of an attribute by person (<see cref="EventSnapshot.PropertyValues"/> of the same key); empty when nobody has it. A person beyond its end has none.</summary>
    public ReadOnlySpan<int> Attribute(int key) => _attributes.TryGetValue(key, out var codes) ? codes.AsSpan(0, Math.Min(Count, codes.Length)) : [];
}
