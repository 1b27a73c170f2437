namespace Analytics.Core.Facts.Events;

/// <summary>Gathers who acts: attributes, customers and which visitors are whom.</summary>
internal sealed class ActorWriter
{
    private readonly GrowingColumn<int> _customers = new(0);
    private readonly GrowingColumn<int> _devices = new(0);
    private readonly GrowingColumn<int> _genders = new(0);
    private readonly GrowingColumn<long> _seen = new(EventFact.Undated);
    private readonly Dictionary<int, GrowingColumn<int>> _attributes = [];
    private readonly Dictionary<int, (long Seconds, int Customer)> _aliases = [];
    private readonly HashSet<int> _signedIn = [];
    private bool _isStale = true;

    /// <summary>One more than the largest key.</summary>
    public int Count { get; private set; } = 1;

    /// <summary>Whether a date that stands in for events changed since <see cref="Build"/>.</summary>
    public bool DatesChanged => _seen.IsChanged || _isStale;

    /// <summary>Makes room for an actor.</summary>
    public void Reserve(int actor)
    {
        if (actor >= Count)
        {
            Count = actor + 1;
            _customers.Reserve(Count);
            _devices.Reserve(Count);
            _genders.Reserve(Count);
            _seen.Reserve(Count);
        }
    }

    /// <summary>Sets what is given; 0 and null are silent.</summary>
    public void SetFacts(int actor, long? seconds, int device, int gender, ReadOnlySpan<EventProperty> attributes)
    {
        Reserve(actor);
        if (seconds is { } at)
        {
            _seen.Set(actor, at);
        }

        if (device != 0)
        {
            _devices.Set(actor, device);
        }

        if (gender != 0)
        {
            _genders.Set(actor, gender);
        }

        foreach (var attribute in attributes)
        {
            if (!_attributes.TryGetValue(attribute.Key, out var column))
            {
                _attributes[attribute.Key] = column = new GrowingColumn<int>(0);
            }

            column.Set(actor, attribute.Value);
        }
    }

    /// <summary>Sets the customer that has this actor's id.</summary>
    public void SetCustomer(int actor, int customerKey)
    {
        Reserve(actor);
        _customers.Set(actor, customerKey);
        _isStale |= _customers.IsChanged;
    }

    /// <summary>Forgets the customers, to read them anew.</summary>
    public void ClearCustomers()
    {
        for (var actor = 1; actor < Count; actor++)
        {
            _customers.Set(actor, 0);
        }
    }

    /// <summary>A visitor was seen as a customer, which may be itself.</summary>
    public void AddAlias(int visitor, int customer, long? seconds)
    {
        Reserve(Math.Max(visitor, customer));
        _signedIn.Add(customer);
        _isStale = true;
        var at = seconds ?? long.MaxValue;
        if (visitor != customer && (!_aliases.TryGetValue(visitor, out var known) || (at, customer).CompareTo((known.Seconds, known.Customer)) < 0))
        {
            _aliases[visitor] = (at, customer);
        }
    }

    /// <summary>The actors now.</summary>
    public EventActors Build()
    {
        var people = PeopleNow(out var identified);
        var joined = _aliases.Where(a => people[a.Key] != a.Key).OrderBy(a => a.Value.Seconds).ThenBy(static a => a.Key).Select(static a => a.Key).ToArray();
        var built = new EventActors(
            Count,
            people,
            _customers.Publish(),
            identified,
            Effective(_devices, people, joined, 0),
            Effective(_genders, people, joined, 0),
            Effective(_seen, people, joined, EventFact.Undated),
            _attributes.ToDictionary(static a => a.Key, a => Effective(a.Value, people, joined, 0)));
        _isStale = false;
        return built;
    }

    private int[] PeopleNow(out byte[] identified)
    {
        var people = new int[Count];
        identified = new byte[Count];
        for (var actor = 0; actor < people.Length; actor++)
        {
            people[actor] = actor;
            identified[actor] = _customers[actor] != 0 ? (byte)1 : (byte)0;
        }

        foreach (var customer in _signedIn)
        {
            identified[customer] = 1;
        }

        // An id that is a customer's own is never led to another: nobody can take over a customer's events by naming the customer as a visitor.
        foreach (var (visitor, (_, customer)) in _aliases)
        {
            if (identified[visitor] == 0)
            {
                people[visitor] = customer;
            }
        }

        return people;
    }

    private T[] Effective<T>(GrowingColumn<T> own, int[] people, int[] joined, T absent)
        where T : struct, IEquatable<T>
    {
        own.Reserve(Count);
        T[]? copy = null;
        var values = own.Publish();
        foreach (var visitor in joined)
        {
            var person = people[visitor];
            if ((copy ?? values)[person].Equals(absent) && !values[visitor].Equals(absent))
            {
                copy ??= values.AsSpan(0, Count).ToArray();
                copy[person] = values[visitor];
            }
        }

        return copy ?? values;
    }
}
