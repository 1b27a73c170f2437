namespace Analytics.Core.Storage.Backup;

/// <summary>What a restore did.</summary>
/// <param name="Restored">What was in the backup, and is in the database now.</param>
/// <param name="SafetyCopy">The copy of what was there before; null when nothing was.</param>
/// <param name="Migrations">Migrations that brought an older backup up to this program.</param>
public sealed record RestoreOutcome(BackupContent Restored, string? SafetyCopy, int Migrations);
