using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Analytics.Core.Storage.Protection;

/// <summary>The framework's ring of data-protection keys: its folder, and what guards it.</summary>
public sealed class KeyRing
{
    private const string KeyFiles = "key-*.xml";

    private readonly string _databaseFolder;

    internal KeyRing(string folder, string databaseFolder, bool hasCertificate, TimeSpan lifetime)
    {
        Folder = folder;
        _databaseFolder = databaseFolder;
        HasCertificate = hasCertificate;
        Lifetime = lifetime;
    }

    /// <summary>Where it lies.</summary>
    public string Folder { get; }

    /// <summary>Whether new keys of it are encrypted with a certificate.</summary>
    public bool HasCertificate { get; }

    /// <summary>How long a key of it closes anything.</summary>
    public TimeSpan Lifetime { get; }

    /// <summary>Whether it lies in the database's folder or below: whoever copies that folder has both.</summary>
    public bool IsBesideDatabase => (Folder + Path.DirectorySeparatorChar).StartsWith(_databaseFolder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>Whether somebody else than the owner may read the folder; false where rights are not those of Unix.</summary>
    public bool IsOpenToOthers => !OperatingSystem.IsWindows() && Directory.Exists(Folder)
        && (File.GetUnixFileMode(Folder) & (UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute)) != UnixFileMode.None;

    /// <summary>How many keys it holds; 0 where there is no folder.</summary>
    /// <exception cref="StorageException">The folder cannot be read.</exception>
    public int CountKeys() => Guard(() => Directory.Exists(Folder) ? Directory.GetFiles(Folder, KeyFiles).Length : 0);

    /// <summary>Whether its newest key lies there as it is, not encrypted with a certificate.</summary>
    /// <exception cref="StorageException">The folder cannot be read.</exception>
    public bool IsNewestPlain() => IsNewestEncrypted(Folder) == false;

    /// <summary>Registers the ring for everything that is protected by it: fields of the database, second factors, sessions.</summary>
    /// <exception cref="StorageException">Its certificate cannot be read, or it is encrypted with one that the settings do not name.</exception>
    internal static void Add(IServiceCollection services, DatabaseOptions database, KeyRingOptions options)
    {
        var folder = options.ResolveFolder(database);
        // It says at each start that keys lie unencrypted; doctor does so when it is asked.
        services.AddLogging(static logging => logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error));
        var lifetime = TimeSpan.FromDays(Math.Max(7, options.RotateDays));
        var protection = services.AddDataProtection()
            .SetApplicationName("Analytics")
            .SetDefaultKeyLifetime(lifetime)
            .PersistKeysToFileSystem(new DirectoryInfo(folder));
        if (!string.IsNullOrWhiteSpace(options.CertificateFile))
        {
            var certificate = Certificate(options);
            protection.ProtectKeysWithCertificate(certificate).UnprotectKeysWithAnyCertificate(certificate);
        }
        else if (IsNewestEncrypted(folder) == true)
        {
            // The framework would open none of its keys and lay a new, plain one beside them, which everybody uses from then on.
            throw new StorageException(
                StorageProblem.Misconfigured,
                $"The ring of keys in {folder} is encrypted with a certificate, and Keys:CertificateFile names none. Run this with the settings of the server: Keys__CertificateFile and Keys__CertificatePassword in the environment.");
        }

        services.AddSingleton(new KeyRing(folder, database.ResolveFolder(), !string.IsNullOrWhiteSpace(options.CertificateFile), lifetime));
    }

    /// <summary>Makes the folder, for the owner alone.</summary>
    /// <exception cref="StorageException">It cannot be made.</exception>
    internal void MakeFolder()
    {
        if (Directory.Exists(Folder))
        {
            return;
        }

        Guard(() => OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(Folder)
            : Directory.CreateDirectory(Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
    }

    // Null where there is no key.
    private static bool? IsNewestEncrypted(string folder) => Guard<bool?>(folder, () => Directory.Exists(folder)
        && Directory.GetFiles(folder, KeyFiles).MaxBy(File.GetLastWriteTimeUtc) is { } newest
            ? File.ReadAllText(newest).Contains("encryptedSecret", StringComparison.Ordinal)
            : null);

    private static X509Certificate2 Certificate(KeyRingOptions options)
    {
        try
        {
            var certificate = X509CertificateLoader.LoadPkcs12FromFile(Path.GetFullPath(options.CertificateFile!), options.CertificatePassword);
            return certificate.HasPrivateKey
                ? certificate
                : throw new StorageException(StorageProblem.Misconfigured, $"Keys:CertificateFile {options.CertificateFile} has no private key, so that keys which it closes could not be opened again. Name a .pfx with both.");
        }
        catch (Exception error) when (error is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new StorageException(
                StorageProblem.Misconfigured,
                $"The certificate for the ring of keys, Keys:CertificateFile {options.CertificateFile}, cannot be read: {error.Message} Name a .pfx with its private key, and its password in Keys:CertificatePassword (best as Keys__CertificatePassword in the environment).",
                error);
        }
    }

    private T Guard<T>(Func<T> work) => Guard(Folder, work);

    private static T Guard<T>(string folder, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StorageException(
                StorageProblem.KeysLost, $"The folder of keys {folder} cannot be used: {error.Message} Give this account the right to read and write there, or name another in Keys:Folder.", error);
        }
    }
}
