namespace Analytics.Core.Facts.Events;

/// <summary>One property of an event, or one attribute of a visitor, as codes.</summary>
/// <param name="Key">Code of its name (<see cref="EventSnapshot.PropertyKeys"/>).</param>
/// <param name="Value">Code of its value (<see cref="EventSnapshot.PropertyValues"/>).</param>
public readonly record struct EventProperty(int Key, int Value)
{
    /// <summary>
    /// The code of values that are not kept in memory: those of a property that come after its first <see cref="MostValues"/> different ones (an order's
    /// number, say). They are in Storage; here all one can see is that there is a value.
    /// </summary>
    public const int NotKept = 1;

    /// <summary>How many different values of one property are kept in memory.</summary>
    public const int MostValues = 100_000;
}
