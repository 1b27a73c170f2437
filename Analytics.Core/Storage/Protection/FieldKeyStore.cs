using System.Globalization;
using System.Security.Cryptography;
using Analytics.Core.Storage.Connections;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace Analytics.Core.Storage.Protection;

/// <summary>Keeps the keys that encrypt fields in the database, each encrypted by the ring of data-protection keys.</summary>
internal sealed class FieldKeyStore(Database database, KeyRing ring, Func<IDataProtectionProvider> protection, Func<IKeyManager> ringKeys, TimeProvider time)
{
    private const int KeyBytes = 32;

    private readonly Lazy<IDataProtector> _protector = new(() => protection().CreateProtector("Analytics.FieldKeys.v1"));

    /// <summary>Reads and opens them.</summary>
    /// <exception cref="StorageException">There are none, or the ring does not open them (<see cref="StorageProblem.KeysLost"/>).</exception>
    public FieldKeys Load() => Open(database.Read(Wrapped));

    /// <summary>Whether there is a key at all.</summary>
    public static bool HasKeys(SqlSession session) => session.Scalar("SELECT 1 FROM field_keys LIMIT 1") is not null;

    /// <summary>The number of the key that encrypts now; 0 when there is none.</summary>
    public static int Active(SqlSession session) =>
        (int)session.Number("SELECT id FROM field_keys WHERE retired_at IS NULL ORDER BY created_at DESC, id LIMIT 1");

    /// <summary>The keys as they are stored, the active one first.</summary>
    public static List<(int Id, byte[] Wrapped)> Wrapped(SqlSession session) => session.List(
        static row => (row.GetInt32(0), (byte[])row.GetValue(1)),
        "SELECT id, wrapped FROM field_keys ORDER BY CASE WHEN retired_at IS NULL THEN 0 ELSE 1 END, created_at DESC, id");

    /// <summary>Opens stored keys.</summary>
    /// <param name="wrapped">The keys, the active one first.</param>
    /// <param name="place">What they belong to, for messages; this database where it is not said.</param>
    public FieldKeys Open(List<(int Id, byte[] Wrapped)> wrapped, string? place = null)
    {
        if (wrapped.Count == 0)
        {
            throw new StorageException(StorageProblem.Other, $"{database.Place} has no key for its fields yet; start the program once with it.");
        }

        // Asking the ring first: it would make a new key in an empty folder, and hide what is wrong.
        if (ring.CountKeys() == 0)
        {
            throw Lost(place, $"the folder {ring.Folder} holds none", null);
        }

        var opened = new Dictionary<int, byte[]>();
        foreach (var (id, bytes) in wrapped)
        {
            try
            {
                opened[id] = _protector.Value.Unprotect(bytes);
            }
            catch (CryptographicException error)
            {
                throw Lost(place, $"those in {ring.Folder} do not open them ({error.Message.TrimEnd('.')})", error);
            }
        }

        return new FieldKeys(wrapped[0].Id, opened);
    }

    /// <summary>Whether the ring opens a stored key.</summary>
    public bool Opens(byte[] wrapped)
    {
        try
        {
            return ring.CountKeys() > 0 && _protector.Value.Unprotect(wrapped).Length == KeyBytes;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>Makes a new key that encrypts from now on; those before it stay, to open what they closed.</summary>
    public void Make(SqlSession session)
    {
        ring.MakeFolder();
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        session.Execute("UPDATE field_keys SET retired_at = @p0 WHERE retired_at IS NULL", now);
        int id;
        do
        {
            id = RandomNumberGenerator.GetInt32(1, int.MaxValue);
        }
        while (session.Scalar("SELECT 1 FROM field_keys WHERE id = @p0", id) is not null);

        session.Execute(
            "INSERT INTO field_keys (id, created_at, retired_at, wrapped) VALUES (@p0, @p1, NULL, @p2)", id, now, _protector.Value.Protect(RandomNumberGenerator.GetBytes(KeyBytes)));
    }

    /// <summary>Gives the ring a new key where its newest lies there as it is although there is a certificate for it now.</summary>
    public void RenewRing()
    {
        if (ring.HasCertificate && ring.IsNewestPlain())
        {
            var now = time.GetUtcNow();
            ringKeys().CreateNewKey(now, now + ring.Lifetime);
        }
    }

    /// <summary>Encrypts all keys anew, with the key that the ring uses now.</summary>
    public void WrapAgain(SqlSession session)
    {
        foreach (var (id, bytes) in Open(Wrapped(session)).ById)
        {
            session.Execute("UPDATE field_keys SET wrapped = @p1 WHERE id = @p0", id, _protector.Value.Protect(bytes));
        }
    }

    private StorageException Lost(string? place, string why, Exception? inner) => new(
        StorageProblem.KeysLost,
        string.Create(CultureInfo.InvariantCulture, $"Names, notes and other sensitive values in {place ?? database.Place} are encrypted, and their keys are not there: {why}. Nothing was changed, nothing is lost. ")
        + "Put the folder of keys back that belongs to this database (it is not part of its backups), or name its place in Keys:Folder and the certificate that closes it in Keys:CertificateFile. "
        + "Only when it is lost for good: "
        + (place is null ? "'analytics keys forget' says what would be emptied, and goes on without." : "'analytics restore' with --without-keys empties those values, and goes on without."),
        inner);
}
