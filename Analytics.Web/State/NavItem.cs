namespace Analytics.Web.State;

/// <summary>
/// A place in the navigation. Each room registers its own as a singleton; a page that is not built has none.
/// </summary>
/// <param name="Path">Where it leads, from the root, without a leading slash; empty for the Overview.</param>
/// <param name="Label">Its name.</param>
/// <param name="Icon">The name of its picture in <c>Icon</c>.</param>
/// <param name="Order">Lower stands higher: Overview 0, Forecast 10, Segments 20, … Data 90, Admin 100.</param>
/// <param name="Policy">Who sees it; null for every signed-in reader.</param>
/// <param name="KeepsView">Whether period and filters go along.</param>
/// <param name="WithinRowLimit">Whether the page keeps to the row limit of whoever has one, and so is open to them.</param>
public sealed record NavItem(string Path, string Label, string Icon, int Order, string? Policy = null, bool KeepsView = false, bool WithinRowLimit = false);
