namespace Analytics.Web.Components.Pages;

/// <summary>Something that was computed, and in which load of the page.</summary>
/// <typeparam name="T">What it is.</typeparam>
/// <param name="Value">The newest that there is; null before the first.</param>
/// <param name="Generation">The load that it came with.</param>
public readonly record struct Loaded<T>(T? Value, int Generation)
    where T : class;
