namespace Analytics.Core.Queries.Execution;

/// <summary>
/// New (first order ever lies in the period), returning (before it), anonymous; and customers known by name
/// who had no order yet at the period's end, of whom only returns or adjustments are counted.
/// </summary>
internal static class CustomerKinds
{
    /// <summary>The kinds' keys by index.</summary>
    public static IReadOnlyList<string> Keys { get; } = [DimensionValue.UnknownKey, "new", "returning", "anonymous"];

    /// <summary>The kinds' labels by index.</summary>
    public static IReadOnlyList<string> Labels { get; } = ["No order yet", "New", "Returning", "Anonymous"];

    /// <summary>The index of the kind of a customer whose first order came at <paramref name="firstOrder"/>.</summary>
    public static int IndexOf(int customer, long firstOrder, TimeWindow window) =>
        customer == 0 ? 3 : firstOrder >= window.End ? 0 : firstOrder >= window.Start ? 1 : 2;
}
