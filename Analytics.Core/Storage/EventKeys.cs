using System.Security.Cryptography;
using System.Text;

namespace Analytics.Core.Storage;

/// <summary>
/// The 128-bit key of an event's id. An id that is a UUID is its own key, so that what is exported comes in again as the same event; any other
/// is the first 128 bits of its SHA-256. Two of n ids share a key with a chance of about n² ÷ 2¹²⁹.
/// </summary>
public static class EventKeys
{
    /// <summary>The key of an id.</summary>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    public static Guid Of(string id)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        if (Guid.TryParseExact(id, "D", out var key) || Guid.TryParseExact(id, "N", out key))
        {
            return key;
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(id), hash);
        return new Guid(hash[..16]);
    }
}
