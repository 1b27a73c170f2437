namespace Analytics.Core.Storage;

/// <summary>Which database this is, and how often it changed.</summary>
/// <param name="DatabaseId">Made once with the database; a copy of the file has the same.</param>
/// <param name="Version">Grows by one with each commit, undo, and change of a setting that alters numbers.</param>
/// <param name="SettingsVersion">Grows by one with each change of any setting.</param>
/// <param name="Stamp">A number drawn anew with each <paramref name="Version"/>: after a backup was restored the same version can mean other data, but not with the same stamp.</param>
/// <param name="StreamVersion">How often <paramref name="Version"/> grew because a stream went on, and for nothing else.</param>
public sealed record DataState(Guid DatabaseId, long Version, long SettingsVersion, long Stamp, long StreamVersion = 0);
