using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Analytics.Web.Security;

/// <summary>Makes random secrets, and the hashes that are kept instead of them.</summary>
public static class SecretText
{
    // Without letters and digits that are mistaken for each other.
    private const string Readable = "abcdefghjkmnpqrstuvwxyzACDEFGHJKLMNPQRTUVWXY34679";

    /// <summary>A random secret of <paramref name="bytes"/> bytes, safe in an address.</summary>
    public static string Create(int bytes = 32) => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(bytes));

    /// <summary>SHA-256 of the text's UTF-8 bytes in lower-case hex. Meant for long random secrets, not for passwords.</summary>
    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Whether two hashes are the same, in time that tells nothing.</summary>
    public static bool SameHash(string left, string right) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(left), Encoding.ASCII.GetBytes(right));

    /// <summary>A password to be read aloud and typed: four groups of four, more than 80 bits.</summary>
    public static string Password()
    {
        var characters = RandomNumberGenerator.GetItems<char>(Readable, 16);
        return string.Join('-', Enumerable.Range(0, 4).Select(group => new string(characters, group * 4, 4)));
    }
}
