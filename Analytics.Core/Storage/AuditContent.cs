using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Analytics.Core.Storage;

/// <summary>What an entry of the audit says, as it is hashed and stored.</summary>
internal readonly record struct AuditContent(long AtUnixMs, string Actor, string Action, string? Subject, string? DetailJson, string? Address)
{
    /// <summary>
    /// SHA-256 of the hash before (64 bytes of ASCII), the instant (eight bytes, big-endian) and each text in this order as its length in
    /// bytes (four bytes, big-endian, −1 for none) and its UTF-8: no two contents give the same bytes.
    /// </summary>
    public string HashAfter(string previous)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> number = stackalloc byte[8];
        hash.AppendData(Encoding.ASCII.GetBytes(previous));
        BinaryPrimitives.WriteInt64BigEndian(number, AtUnixMs);
        hash.AppendData(number);
        foreach (var text in (ReadOnlySpan<string?>)[Actor, Action, Subject, DetailJson, Address])
        {
            var bytes = text is null ? null : Encoding.UTF8.GetBytes(text);
            BinaryPrimitives.WriteInt32BigEndian(number, bytes?.Length ?? -1);
            hash.AppendData(number[..4]);
            hash.AppendData(bytes ?? []);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
