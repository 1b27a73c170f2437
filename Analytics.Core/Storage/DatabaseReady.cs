namespace Analytics.Core.Storage;

/// <summary>What was found and done when the database was made ready.</summary>
/// <param name="Place">The file, or the server and database; never a password.</param>
/// <param name="IsNew">Whether it was made just now.</param>
/// <param name="Migrations">How many migrations were applied.</param>
/// <param name="CleanedBatches">How many abandoned or half-undone batches were cleaned up.</param>
/// <param name="Engine">The database engine and its version.</param>
public sealed record DatabaseReady(string Place, bool IsNew, int Migrations, int CleanedBatches, string Engine);
