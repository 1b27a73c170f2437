using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Analytics.Core.Storage.Connections;

namespace Analytics.Core.Storage.Protection;

/// <summary>
/// Encrypts single values with AES-256-GCM. A sealed value is <see cref="Prefix"/> and, in base64, the key's number, a salt, a counter, the
/// ciphertext and its tag. The key of a value is derived from the key in the database and the salt (HKDF, SHA-256); each process draws a salt of
/// its own and counts, so that no nonce comes twice, however much is written. Safe for concurrent use.
/// </summary>
internal sealed class FieldCipher(Func<FieldKeys> load, Func<SqlSession, FieldKeys>? loadIn = null) : IByteSeal
{
    /// <summary>How each sealed value begins. A value that happens to begin so is sealed like any other when it is written.</summary>
    public const string Prefix = "~s1:";

    private const int SaltBytes = 12;
    private const int HeadBytes = sizeof(int) + SaltBytes + sizeof(uint);
    private const int TagBytes = 16;
    private const int MostDerived = 256;

    private static readonly byte[] Info = "Analytics field"u8.ToArray();

    private readonly ConcurrentDictionary<(int Key, UInt128 Salt), AesGcm> _derived = [];
    private readonly Lock _loading = new();
    private FieldKeys? _keys;
    private Sealer? _sealer;

    /// <summary>The keys, read when they are first needed.</summary>
    /// <exception cref="StorageException">They are not there, or the ring does not open them.</exception>
    public FieldKeys Keys => _keys ?? Reload();

    /// <summary>Takes the keys that are there now.</summary>
    public void Adopt(FieldKeys keys)
    {
        lock (_loading)
        {
            _keys = keys;
            _sealer = null;
        }
    }

    /// <summary>Reads the keys anew, as a transaction sees them.</summary>
    /// <exception cref="StorageException">They are not there, or the ring does not open them.</exception>
    public void Reload(SqlSession session) => Adopt(loadIn is null ? load() : loadIn(session));

    /// <summary>Whether the text is a sealed value, to look at.</summary>
    public static bool IsSealed(string text) => text.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The number of the key that sealed a value; null where it is no sealed value.</summary>
    public static int? KeyOf(string text)
    {
        Span<byte> head = stackalloc byte[6];
        return IsSealed(text) && text.Length >= Prefix.Length + 8 && Convert.TryFromBase64Chars(text.AsSpan(Prefix.Length, 8), head, out _)
            ? BinaryPrimitives.ReadInt32BigEndian(head)
            : null;
    }

    /// <summary>The value as it is stored; null for null.</summary>
    public string? Seal(SealedColumn column, string? text)
    {
        if (text is null)
        {
            return null;
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        return Prefix + Convert.ToBase64String(SealBytes(column.Purpose, bytes));
    }

    /// <summary>What was stored, opened; what was never sealed as it is.</summary>
    /// <exception cref="StorageException">It does not open, or the keys are not there.</exception>
    public string? Open(SealedColumn column, string? stored) => stored is null || !IsSealed(stored)
        ? stored
        : TryOpen(column, stored, out var text)
            ? text
            : throw new StorageException(
                StorageProblem.KeysLost,
                $"A value of {column.Table}.{column.Column} cannot be decrypted: it was changed or damaged, or its key is not there. Nothing was changed. 'analytics doctor' counts such values and says what to do.");

    /// <summary>Whether a sealed value opens, and what is in it.</summary>
    /// <exception cref="StorageException">The keys are not there.</exception>
    public bool TryOpen(SealedColumn column, string stored, out string text)
    {
        text = string.Empty;
        var room = ArrayPool<byte>.Shared.Rent(stored.Length);
        try
        {
            if (!IsSealed(stored) || !Convert.TryFromBase64Chars(stored.AsSpan(Prefix.Length), room, out var length) || TryOpenBytes(column.Purpose, room.AsSpan(0, length)) is not { } bytes)
            {
                return false;
            }

            text = Encoding.UTF8.GetString(bytes);
            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(room);
        }
    }

    /// <inheritdoc />
    public byte[] SealBytes(string purpose, ReadOnlySpan<byte> bytes)
    {
        var (sealer, number) = Next();
        var result = new byte[HeadBytes + bytes.Length + TagBytes];
        BinaryPrimitives.WriteInt32BigEndian(result, sealer.KeyId);
        sealer.Salt.CopyTo(result, sizeof(int));
        BinaryPrimitives.WriteUInt32BigEndian(result.AsSpan(sizeof(int) + SaltBytes), number);
        Span<byte> nonce = stackalloc byte[12];
        nonce.Clear();
        BinaryPrimitives.WriteUInt32BigEndian(nonce[8..], number);
        lock (sealer.Aes)
        {
            sealer.Aes.Encrypt(nonce, bytes, result.AsSpan(HeadBytes, bytes.Length), result.AsSpan(HeadBytes + bytes.Length), Encoding.UTF8.GetBytes(purpose));
        }

        return result;
    }

    /// <inheritdoc />
    public byte[]? TryOpenBytes(string purpose, ReadOnlySpan<byte> sealedBytes)
    {
        if (sealedBytes.Length < HeadBytes + TagBytes || Derived(BinaryPrimitives.ReadInt32BigEndian(sealedBytes), sealedBytes.Slice(sizeof(int), SaltBytes)) is not { } aes)
        {
            return null;
        }

        Span<byte> nonce = stackalloc byte[12];
        nonce.Clear();
        sealedBytes.Slice(sizeof(int) + SaltBytes, sizeof(uint)).CopyTo(nonce[8..]);
        var result = new byte[sealedBytes.Length - HeadBytes - TagBytes];
        try
        {
            lock (aes)
            {
                aes.Decrypt(nonce, sealedBytes[HeadBytes..^TagBytes], sealedBytes[^TagBytes..], result, Encoding.UTF8.GetBytes(purpose));
            }

            return result;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private FieldKeys Reload()
    {
        var keys = load();
        Adopt(keys);
        return keys;
    }

    private (Sealer Sealer, uint Number) Next()
    {
        while (true)
        {
            var sealer = _sealer;
            if (sealer is null)
            {
                var keys = Keys;
                lock (_loading)
                {
                    keys = _keys ?? keys;
                    var salt = RandomNumberGenerator.GetBytes(SaltBytes);
                    sealer = _sealer ??= new Sealer(keys.Active, salt, Derive(keys.ById[keys.Active], salt));
                }
            }

            var number = Interlocked.Increment(ref sealer.Counter);
            if (number <= uint.MaxValue)
            {
                return (sealer, (uint)number);
            }

            // Its numbers are used up: the next one has a salt of its own.
            Interlocked.CompareExchange(ref _sealer, null, sealer);
        }
    }

    private AesGcm? Derived(int key, ReadOnlySpan<byte> salt)
    {
        Span<byte> wide = stackalloc byte[16];
        wide.Clear();
        salt.CopyTo(wide);
        var place = (key, BinaryPrimitives.ReadUInt128BigEndian(wide));
        if (_derived.TryGetValue(place, out var known))
        {
            return known;
        }

        // Another process may have made a key since these were read.
        if (!Keys.ById.TryGetValue(key, out var bytes) && !Reload().ById.TryGetValue(key, out bytes))
        {
            return null;
        }

        if (_derived.Count >= MostDerived)
        {
            _derived.Clear();
        }

        return _derived.GetOrAdd(place, Derive(bytes, salt));
    }

    private static AesGcm Derive(byte[] key, ReadOnlySpan<byte> salt)
    {
        Span<byte> derived = stackalloc byte[32];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, derived, salt, Info);
        return new AesGcm(derived, TagBytes);
    }

    private sealed class Sealer(int keyId, byte[] salt, AesGcm aes)
    {
        public long Counter;

        public int KeyId => keyId;

        public byte[] Salt => salt;

        public AesGcm Aes => aes;
    }
}
