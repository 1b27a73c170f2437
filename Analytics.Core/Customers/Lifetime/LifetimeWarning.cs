namespace Analytics.Core.Customers;

/// <summary>Something that a reader of a fit must know.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Message">The same in words.</param>
/// <param name="Needed">How many would be wanted, where it is about too few.</param>
/// <param name="Had">How many there were.</param>
public sealed record LifetimeWarning(LifetimeWarningKind Kind, string Message, int? Needed = null, int? Had = null);
