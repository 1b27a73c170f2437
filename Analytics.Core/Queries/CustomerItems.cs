namespace Analytics.Core.Queries;

/// <summary>Who bought what on which days: each once, in the order of customer, day, item. Never changed once made.</summary>
public sealed class CustomerItems
{
    private readonly ulong[] _entries;

    internal CustomerItems(DateOnly firstDay, IReadOnlyList<DimensionValue> items, IReadOnlyList<int> keys, ulong[] entries, bool isSample)
    {
        FirstDay = firstDay;
        Items = items;
        Keys = keys;
        _entries = entries;
        IsSample = isSample;
    }

    /// <summary>Day 0.</summary>
    public DateOnly FirstDay { get; }

    /// <summary>The items by place.</summary>
    public IReadOnlyList<DimensionValue> Items { get; }

    /// <summary>The items' keys in Storage (products) or codes in the Facts (categories).</summary>
    public IReadOnlyList<int> Keys { get; }

    /// <summary>Whether there were more customers than asked for, so that this is a part of them.</summary>
    public bool IsSample { get; }

    /// <summary>How many entries there are.</summary>
    public int Count => _entries.Length;

    /// <summary>An entry.</summary>
    public CustomerItem this[int index]
    {
        get
        {
            var entry = _entries[index];
            return new CustomerItem((int)(entry >> 32), (int)(entry >> 16) & 0xFFFF, (int)entry & 0xFFFF);
        }
    }

    internal static ulong Pack(int customer, int day, int item) => ((ulong)(uint)customer << 32) | ((ulong)(uint)day << 16) | (uint)item;
}
