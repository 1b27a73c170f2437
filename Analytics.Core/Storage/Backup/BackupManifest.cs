namespace Analytics.Core.Storage.Backup;

/// <summary>What a backup holds, written beside it as JSON, so that the file can be checked years later without the database that it came from.</summary>
/// <param name="Program">Always <c>Analytics</c>.</param>
/// <param name="CreatedAt">When the copy was begun.</param>
/// <param name="Schema">The newest migration in it.</param>
/// <param name="DataVersion">The data's version at that moment, <see cref="DataState.Version"/>.</param>
/// <param name="Bytes">The file's length.</param>
/// <param name="Sha256">The file's SHA-256, lower-case hex.</param>
/// <param name="Rows">Rows of each table, counted in the database in the moment of the copy.</param>
public sealed record BackupManifest(
    string Program,
    DateTimeOffset CreatedAt,
    string Schema,
    long DataVersion,
    long Bytes,
    string Sha256,
    IReadOnlyDictionary<string, long> Rows)
{
    /// <summary>The name that stands in <see cref="Program"/>.</summary>
    public const string ProgramName = "Analytics";

    /// <summary>Where the manifest of a backup lies.</summary>
    public static string PathOf(string backup) => backup + ".json";
}
