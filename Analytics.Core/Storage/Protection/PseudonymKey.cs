using System.Security.Cryptography;
using Analytics.Core.Storage.Connections;
using Microsoft.AspNetCore.DataProtection;

namespace Analytics.Core.Storage.Protection;

/// <summary>
/// The key of this installation under which exports have pseudonyms. It is drawn when it is first asked for, and stored encrypted by the ring; it does
/// not change with the keys of the columns, so that exports of different years can be joined. A singleton; safe for concurrent use.
/// </summary>
public sealed class PseudonymKey
{
    internal const string Setting = "pseudonyms.key";
    private const int KeyBytes = 32;

    private readonly Database _database;
    private readonly Lazy<IDataProtector> _protector;

    internal PseudonymKey(Database database, Func<IDataProtectionProvider> protection)
    {
        _database = database;
        _protector = new(() => protection().CreateProtector("Analytics.Pseudonyms.v1"));
    }

    /// <summary>The key, 32 bytes.</summary>
    /// <exception cref="StorageException">The ring does not open it (<see cref="StorageProblem.KeysLost"/>), or the database cannot be used.</exception>
    public async Task<byte[]> GetAsync(CancellationToken cancellationToken = default)
    {
        var stored = await Task.Run(() => _database.Read(Read), cancellationToken) ?? await _database.WriteAsync(
            session =>
            {
                session.Execute(
                    "INSERT INTO settings (key, value_json) VALUES (@p0, @p1) ON CONFLICT (key) DO NOTHING",
                    Setting,
                    "\"" + Convert.ToBase64String(_protector.Value.Protect(RandomNumberGenerator.GetBytes(KeyBytes))) + "\"");
                return Read(session);
            },
            cancellationToken);
        try
        {
            return _protector.Value.Unprotect(Convert.FromBase64String(stored!.Trim('"')));
        }
        catch (CryptographicException error)
        {
            throw new StorageException(
                StorageProblem.KeysLost,
                "The key of pseudonyms cannot be read: it was kept with other data-protection keys. Nothing was exported. Put the folder of keys back (Keys:Folder), or export with pseudonyms for once.",
                error);
        }
    }

    private static string? Read(SqlSession session) => (string?)session.Scalar("SELECT value_json FROM settings WHERE key = @p0", Setting);
}
