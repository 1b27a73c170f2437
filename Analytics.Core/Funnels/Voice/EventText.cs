namespace Analytics.Core.Funnels.Voice;

/// <summary>Words that somebody left in an event.</summary>
/// <param name="Person">The person's key among events.</param>
/// <param name="Customer">The customer's key; 0 for nobody that the shop knows.</param>
/// <param name="AtUnixMs">When, milliseconds since 1970 UTC; null where nothing dates it.</param>
/// <param name="Product">What the event calls the product; null where it names none.</param>
/// <param name="Category">What it calls the category.</param>
/// <param name="Text">The words.</param>
internal sealed record EventText(int Person, int Customer, long? AtUnixMs, string? Product, string? Category, string Text);
