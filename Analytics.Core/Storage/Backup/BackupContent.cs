namespace Analytics.Core.Storage.Backup;

/// <summary>What a file held when it was read back.</summary>
/// <param name="Path">The file.</param>
/// <param name="Schema">The newest migration in it.</param>
/// <param name="DataVersion">The data's version, <see cref="DataState.Version"/>.</param>
/// <param name="Rows">Rows of each table.</param>
/// <param name="Manifest">The manifest beside it, with which it agrees; null when there is none.</param>
public sealed record BackupContent(
    string Path, string Schema, long DataVersion, IReadOnlyDictionary<string, long> Rows, BackupManifest? Manifest)
{
    /// <summary>The keys of its encrypted columns, themselves encrypted; none in a backup of an earlier version.</summary>
    internal List<(int Id, byte[] Wrapped)> FieldKeys { get; init; } = [];
}
