using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Analytics.Web.Outgoing;

/// <summary>
/// Signs what is sent to a webhook: <c>t=SECONDS,v1=HEX</c>, where HEX is the HMAC-SHA256, under the shared secret, of the seconds since 1970 UTC as they
/// are written, a full stop, and the body. The receiver computes it anew, and refuses what is old.
/// </summary>
public static class WebhookSignature
{
    /// <summary>The header that bears it.</summary>
    public const string Header = "X-Analytics-Signature";

    /// <summary>The header that names the delivery: the same each time that it is tried.</summary>
    public const string DeliveryHeader = "X-Analytics-Delivery";

    /// <summary>The signature of a body that is sent at an instant.</summary>
    public static string Of(string secret, DateTimeOffset at, ReadOnlySpan<byte> body)
    {
        var seconds = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hash.AppendData(Encoding.ASCII.GetBytes(seconds + "."));
        hash.AppendData(body);
        return $"t={seconds},v1={Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }
}
