namespace Analytics.Core.Facts;

/// <summary>
/// A customer's two earliest orders, over the whole shop. Only lines of positive quantity and amount make an order;
/// an order's instant is its earliest such line's.
/// </summary>
internal struct OrderHistory
{
    /// <summary>What <see cref="First"/> and <see cref="Second"/> are when there is no such order.</summary>
    public const long Never = long.MaxValue;

    /// <summary>Second since 1970 UTC of the first order.</summary>
    public long First;

    /// <summary>Second since 1970 UTC of the second order.</summary>
    public long Second;

    /// <summary>Key of the first order.</summary>
    public int FirstOrder;

    /// <summary>Key of the second order.</summary>
    public int SecondOrder;

    /// <summary>A customer without an order.</summary>
    public static OrderHistory None => new() { First = Never, Second = Never };

    /// <summary>
    /// Takes a line into account; lines may come in any order. An order that was pushed out of the two comes back with its earlier line.
    /// </summary>
    public void Observe(int order, long seconds)
    {
        if (order == FirstOrder)
        {
            First = Math.Min(First, seconds);
        }
        else if (order == SecondOrder)
        {
            Second = Math.Min(Second, seconds);
            if (Second < First)
            {
                (First, Second) = (Second, First);
                (FirstOrder, SecondOrder) = (SecondOrder, FirstOrder);
            }
        }
        else if (seconds < First)
        {
            (Second, SecondOrder) = (First, FirstOrder);
            (First, FirstOrder) = (seconds, order);
        }
        else if (seconds < Second)
        {
            (Second, SecondOrder) = (seconds, order);
        }
    }
}
