namespace Analytics.Core.Import;

/// <summary>A mapping that comes with the program.</summary>
/// <param name="Name">Its name: <c>online-retail</c>.</param>
/// <param name="Description">What files it is for.</param>
public sealed record ImportPreset(string Name, string Description);
