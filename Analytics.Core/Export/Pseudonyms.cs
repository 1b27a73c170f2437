using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Analytics.Core.Export;

/// <summary>
/// Makes pseudonyms: the first 96 bits of HMAC-SHA-256 over the kind of id and the id, under a key. The same id under the same key is the same
/// pseudonym in every table, so that exports can be joined with each other; without the key nobody can tell whose it is, nor try ids out.
/// Safe for concurrent use.
/// </summary>
public sealed partial class Pseudonyms
{
    /// <summary>Under the key of this installation: the same in every export.</summary>
    public const string Stable = "stable";

    /// <summary>Under a key that is drawn for one export and forgotten: the same within that export alone.</summary>
    public const string Once = "once";

    private const int KeyBytes = 32;
    private const int PseudonymBytes = 12;

    private readonly byte[] key;

    private Pseudonyms(string kind, byte[] key)
    {
        if (key.Length < KeyBytes)
        {
            throw new ArgumentException($"A key has at least {KeyBytes} bytes.", nameof(key));
        }

        Kind = kind;
        this.key = key;
    }

    /// <summary><see cref="Stable"/> or <see cref="Once"/>.</summary>
    public string Kind { get; }

    /// <summary>Those of an installation.</summary>
    /// <param name="key">Its key, 32 bytes.</param>
    public static Pseudonyms Under(byte[] key) => new(Stable, key);

    /// <summary>Those of one export.</summary>
    public static Pseudonyms Drawn() => new(Once, RandomNumberGenerator.GetBytes(KeyBytes));

    /// <summary>What stands in for a cell; null for an empty one.</summary>
    public string? Of(PersonColumn use, string? text) => string.IsNullOrEmpty(text) ? null : use switch
    {
        PersonColumn.Kept => text,
        PersonColumn.Person => "p-" + Hash("person", text),
        PersonColumn.Order => "o-" + Hash("order", text),
        PersonColumn.Visit => "v-" + Hash("visit", text),
        PersonColumn.Event => "e-" + Hash("event", text),
        PersonColumn.Address => AddressOf(text),
        _ => null,
    };

    private string AddressOf(string text)
    {
        var end = text.AsSpan().IndexOfAny('?', '#');
        var path = Uri.UnescapeDataString(end < 0 ? text : text[..end]);
        return Mail().Replace(path, found => "p-" + Hash("person", found.Value));
    }

    private string Hash(string kind, string text) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(kind + "\0" + text)).AsSpan(0, PseudonymBytes));

    [GeneratedRegex(@"[^\s@<>""',;:/=&]+@[^\s@<>""',;:/=&]+\.[A-Za-z]{2,}", RegexOptions.NonBacktracking)]
    private static partial Regex Mail();
}
