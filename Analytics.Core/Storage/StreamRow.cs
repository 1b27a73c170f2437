using System.Security.Cryptography;
using System.Text;

namespace Analytics.Core.Storage;

/// <summary>A purchase line of a stream.</summary>
/// <param name="Line">What was bought.</param>
/// <param name="Key">What tells it from every other line, 16 bytes: <see cref="KeyOf"/>. The same key again is the same line.</param>
/// <param name="IsTimeGiven">Whether the sender said when; else a line that is there already keeps its time.</param>
public sealed record StreamRow(PurchaseRow Line, Guid Key, bool IsTimeGiven = true)
{
    /// <summary>The first 128 bits of the SHA-256 of order and line. Two of n lines share a key with a chance of about n² ÷ 2¹²⁹.</summary>
    /// <exception cref="ArgumentException">The order is empty.</exception>
    public static Guid KeyOf(string orderId, string lineId)
    {
        ArgumentException.ThrowIfNullOrEmpty(orderId);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        // The order's length keeps ("a", "bc") and ("ab", "c") apart.
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{orderId.Length}:{orderId}:{lineId}")), hash);
        return new Guid(hash[..16]);
    }
}
