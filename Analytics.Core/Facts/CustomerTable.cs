namespace Analytics.Core.Facts;

/// <summary>
/// Customers by key: attributes, and the two earliest orders of each. Pages of 1,024 are shared between snapshots,
/// so that a small append copies only the pages that it touches.
/// </summary>
public sealed class CustomerTable
{
    private const int PageBits = 10;
    internal const int PageSize = 1 << PageBits;

    private readonly CustomerFacts[][] _facts;
    private readonly OrderHistory[][] _history;
    private readonly Lazy<long[]> _firstOrders;
    private readonly Lazy<long[]> _secondOrders;

    private CustomerTable(int slots, CustomerFacts[][] facts, OrderHistory[][] history)
    {
        Slots = slots;
        _facts = facts;
        _history = history;
        _firstOrders = new Lazy<long[]>(() => Flatten(static h => h.First));
        _secondOrders = new Lazy<long[]>(() => Flatten(static h => h.Second));
    }

    /// <summary>Nobody.</summary>
    public static CustomerTable Empty { get; } = new(1, [], []);

    /// <summary>One more than the largest key; key 0 is nobody.</summary>
    public int Slots { get; }

    /// <summary>Second since 1970 UTC of each customer's first order ever, by key; <see cref="long.MaxValue"/> where there is none.</summary>
    internal long[] FirstOrderSeconds => _firstOrders.Value;

    /// <summary>Second since 1970 UTC of each customer's second order ever, by key; <see cref="long.MaxValue"/> where there is none.</summary>
    internal long[] SecondOrderSeconds => _secondOrders.Value;

    /// <summary>The attributes of the customer with this key; empty ones for a key that is not in use.</summary>
    public CustomerFacts this[int key]
    {
        get
        {
            var page = key >> PageBits;
            return page < _facts.Length ? _facts[page][key & (PageSize - 1)] : default;
        }
    }

    /// <summary>The pages of attributes, for the snapshot file.</summary>
    internal CustomerFacts[][] FactPages => _facts;

    /// <summary>The pages of orders, for the snapshot file.</summary>
    internal OrderHistory[][] HistoryPages => _history;

    /// <summary>Puts a table back together from its pages.</summary>
    internal static CustomerTable Restore(int slots, CustomerFacts[][] facts, OrderHistory[][] history) => new(slots, facts, history);

    /// <summary>The two earliest orders of the customer with this key.</summary>
    internal OrderHistory HistoryOf(int key)
    {
        var page = key >> PageBits;
        return page < _history.Length ? _history[page][key & (PageSize - 1)] : OrderHistory.None;
    }

    private long[] Flatten(Func<OrderHistory, long> pick)
    {
        var flat = new long[Slots];
        for (var key = 0; key < Slots; key++)
        {
            flat[key] = pick(HistoryOf(key));
        }

        return flat;
    }

    /// <summary>Changes a table by copying the pages that it touches.</summary>
    internal sealed class Writer
    {
        private readonly List<CustomerFacts[]> _facts;
        private readonly List<OrderHistory[]> _history;
        private readonly HashSet<int> _ownFacts = [];
        private bool[] _ownHistory;
        private int _slots;

        /// <summary>Starts from <paramref name="basis"/>.</summary>
        public Writer(CustomerTable basis)
        {
            _facts = [.. basis._facts];
            _history = [.. basis._history];
            _ownHistory = new bool[_history.Count];
            _slots = basis.Slots;
        }

        /// <summary>The largest key whose attributes are known; 0 for none.</summary>
        public int LastFactsKey
        {
            get
            {
                for (var key = (_facts.Count * PageSize) - 1; key > 0; key--)
                {
                    if (_facts[key >> PageBits][key & (PageSize - 1)].ExternalId is not null)
                    {
                        return key;
                    }
                }

                return 0;
            }
        }

        /// <summary>Sets a customer's attributes.</summary>
        public void Set(int key, in CustomerFacts facts)
        {
            _slots = Math.Max(_slots, key + 1);
            var page = key >> PageBits;
            while (_facts.Count <= page)
            {
                _ownFacts.Add(_facts.Count);
                _facts.Add(new CustomerFacts[PageSize]);
            }

            if (_ownFacts.Add(page))
            {
                _facts[page] = [.. _facts[page]];
            }

            _facts[page][key & (PageSize - 1)] = facts;
        }

        /// <summary>Makes room for a customer of whom nothing is known yet.</summary>
        public void Reserve(int key) => _slots = Math.Max(_slots, key + 1);

        /// <summary>Takes a line that makes an order into account.</summary>
        public void Observe(int key, int order, long seconds)
        {
            var page = key >> PageBits;
            if (page >= _history.Count || !_ownHistory[page])
            {
                Own(page);
            }

            _history[page][key & (PageSize - 1)].Observe(order, seconds);
        }

        /// <summary>Takes every sale of a chunk into account.</summary>
        public void Observe(FactChunk chunk)
        {
            for (var i = 0; i < chunk.Count; i++)
            {
                var key = chunk.Customers[i];
                if (key != 0 && chunk.Quantities[i] > 0 && chunk.Amounts[i] > 0)
                {
                    Observe(key, chunk.Orders[i], chunk.MinSeconds + chunk.Offsets[i]);
                }
            }
        }

        /// <summary>Forgets all attributes, to read them anew.</summary>
        public void ClearFacts()
        {
            _facts.Clear();
            _ownFacts.Clear();
        }

        /// <summary>Forgets all orders, to count them anew.</summary>
        public void ClearHistory()
        {
            _history.Clear();
            _ownHistory = [];
        }

        /// <summary>The changed table; the writer is used up.</summary>
        public CustomerTable Build() => new(_slots, [.. _facts], [.. _history]);

        private void Own(int page)
        {
            if (page >= _history.Count)
            {
                Array.Resize(ref _ownHistory, page + 1);
                while (_history.Count <= page)
                {
                    var fresh = new OrderHistory[PageSize];
                    Array.Fill(fresh, OrderHistory.None);
                    _ownHistory[_history.Count] = true;
                    _history.Add(fresh);
                }

                _slots = Math.Max(_slots, 1);
                return;
            }

            _history[page] = [.. _history[page]];
            _ownHistory[page] = true;
        }
    }
}
