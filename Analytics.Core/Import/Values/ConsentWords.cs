using System.Collections.Frozen;
using System.Text;

namespace Analytics.Core.Import.Values;

/// <summary>Reads the words by which shops say yes and no about consent. A word that is not in the list is not guessed at.</summary>
internal static class ConsentWords
{
    /// <summary>What is said of a word that is not known.</summary>
    public const string Expected = "is no known word for yes or no (yes, no, true, false, 1, 0, granted, withdrawn, opted in, opted out, subscribed, unsubscribed)";

    private const int LongestWord = 40;

    private static readonly FrozenDictionary<string, ConsentWord> Words = Read(
        (ConsentWord.Yes, "yes y true t on 1 1.0 given granted grant consented consentgiven optin optedin subscribed accepted accept accepts agreed agree agrees allowed allow confirmed "
            + "ja j wahr erteilt eingewilligt zugestimmt oui o vrai si s sí verdadero sim"),
        (ConsentWord.No, "no n false f off 0 0.0 withdrawn withdraw revoked revoke denied deny declined decline rejected reject refused refuse optout optedout unsubscribed notgiven notgranted noconsent "
            + "notsubscribed disagreed disallowed nein falsch widerrufen abgelehnt abgemeldet non faux refusé não nao"),
        (ConsentWord.Nothing, "- null nan n/a na unknown notasked unbekannt inconnu"));

    /// <summary>What the cell says. Case, blanks, dashes and underlines between letters do not matter.</summary>
    public static ConsentWord Parse(ReadOnlySpan<byte> cell)
    {
        if (cell.Length == 0)
        {
            return ConsentWord.Nothing;
        }

        if (cell.Length > LongestWord)
        {
            return ConsentWord.Unknown;
        }

        var text = Encoding.UTF8.GetString(cell).Trim().ToLowerInvariant();
        return Words.TryGetValue(text, out var word) || (text.Length > 1 && char.IsLetter(text[0]) && Words.TryGetValue(Joined(text), out word)) ? word : ConsentWord.Unknown;
    }

    private static string Joined(string text) => new([.. text.Where(static c => c is not (' ' or '-' or '_'))]);

    private static FrozenDictionary<string, ConsentWord> Read(params (ConsentWord Word, string Forms)[] words) =>
        words.SelectMany(static w => w.Forms.Split(' ').Select(form => (form, w.Word))).ToFrozenDictionary(static w => w.form, static w => w.Word, StringComparer.Ordinal);
}
