namespace Analytics.Core.Funnels.Voice;

/// <summary>What is kept of a review in memory: everything but its words.</summary>
/// <param name="Id">Its key in Storage.</param>
/// <param name="AtUnixMs">When, milliseconds since 1970 UTC; null where it has no date.</param>
/// <param name="Customer">The customer's key; 0 for nobody that the shop knows.</param>
/// <param name="Product">Place in the index's products; 0 for none.</param>
/// <param name="Category">Place in the index's categories; 0 for none.</param>
/// <param name="HasText">Whether it has a text.</param>
/// <param name="Score">The text's score.</param>
/// <param name="RatingUnits">The score given, in hundredths; 0 for none.</param>
internal readonly record struct VoiceRow(long Id, long? AtUnixMs, int Customer, int Product, int Category, bool HasText, double Score, int RatingUnits);
