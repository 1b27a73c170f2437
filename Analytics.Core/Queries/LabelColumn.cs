namespace Analytics.Core.Queries;

/// <summary>One label for each customer. Whoever has none, and anonymous lines, are "unknown".</summary>
/// <param name="Names">The labels by code; the first is the unknown one's and is not shown: <see cref="DimensionValue.UnknownKey"/>. At most 256.</param>
/// <param name="Codes">A code for each customer by key; customers beyond its end have none.</param>
public sealed record LabelColumn(IReadOnlyList<string> Names, byte[] Codes)
{
    /// <summary>The code of the customer with this key; 0 when there is none, or none within <see cref="Names"/>.</summary>
    public int CodeOf(int key) => key > 0 && key < Codes.Length && Codes[key] < Names.Count ? Codes[key] : 0;
}
