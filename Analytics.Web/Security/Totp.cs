using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;

namespace Analytics.Web.Security;

/// <summary>
/// Time-based one-time passwords (RFC 6238) with what every authenticator app expects: HMAC-SHA-1, six digits, steps of 30 seconds.
/// </summary>
public static class Totp
{
    private const int StepSeconds = 30;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The step that an instant lies in.</summary>
    public static long StepAt(DateTimeOffset instant) => instant.ToUnixTimeSeconds() / StepSeconds;

    /// <summary>The code of a step (RFC 4226, section 5.3).</summary>
    [SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "RFC 6238's default, and the only one that every app knows; HMAC does not need collision resistance.")]
    public static string CodeOf(ReadOnlySpan<byte> key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(key, counter, hash);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xF)..]) & 0x7FFFFFFF;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// The step whose code this is: the present one, or the one before or after it where clocks differ; null for a wrong code or a step up to
    /// <paramref name="used"/>, so that nobody who looks over a shoulder can use a code again.
    /// </summary>
    public static long? Match(ReadOnlySpan<byte> key, string code, DateTimeOffset now, long used)
    {
        long? match = null;
        for (var step = StepAt(now) - 1; step <= StepAt(now) + 1; step++)
        {
            if (SecretText.SameHash(CodeOf(key, step), code) && step > used)
            {
                match = step;
            }
        }

        return match;
    }

    /// <summary>A key as people type it (RFC 4648, base 32 without padding).</summary>
    public static string ToBase32(ReadOnlySpan<byte> key)
    {
        var text = new System.Text.StringBuilder();
        var (bits, count) = (0, 0);
        foreach (var one in key)
        {
            bits = ((bits << 8) | one) & 0xFFF;
            count += 8;
            while (count >= 5)
            {
                count -= 5;
                text.Append(Alphabet[(bits >> count) & 31]);
            }
        }

        return count == 0 ? text.ToString() : text.Append(Alphabet[(bits << (5 - count)) & 31]).ToString();
    }

    /// <summary>The address that an authenticator app reads from a picture.</summary>
    public static string AddressOf(string issuer, string account, ReadOnlySpan<byte> key) =>
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(account)}?secret={ToBase32(key)}&issuer={Uri.EscapeDataString(issuer)}";
}
