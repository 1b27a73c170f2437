using System.Text.Json;

namespace Analytics.Web.Security;

/// <summary>
/// Knows passwords that are guessed first: those on a list of breached ones (49,000, of zxcvbn), with a few digits or marks behind them too, and those
/// made of nothing but words that such lists are full of, names of the account, rows of keys, repetitions, years and a few digits, whatever letters are
/// replaced by digits that look like them. Nothing is asked over the network.
/// </summary>
public static class CommonPasswords
{
    private const int LeastRun = 3;
    private const int MostDigits = 4;
    private const int MostMarks = 3;
    private const int LongestChecked = 64;
    private const string Digits = "0123456789";
    private const string Marks = "!?.,;:*+#$%&@/()=\"'";

    private static readonly string[] Rows =
    [
        "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "azertyuiop", "1234567890", "0987654321", "abcdefghijklmnopqrstuvwxyz", "1qaz2wsx3edc4rfv5tgb6yhn", "q1w2e3r4t5y6u7i8o9p0", "1q2w3e4r5t6y7u8i9o0p",
    ];

    private static readonly HashSet<string> Words = new(
        (
            "password passwort passwd pass passphrase welcome letmein login logon signin admin administrator root user guest test tester testing demo default changeme change secret hello hallo "
            + "iloveyou love lovely loveme baby angel princess prince sunshine dragon monkey shadow master football fussball baseball basketball soccer hockey superman batman spiderman starwars pokemon "
            + "killer hunter ranger jordan michael jennifer jessica charlie thomas daniel andrew joshua matthew robert anthony george nicole ashley michelle amanda "
            + "summer winter spring autumn january february march april june july august september october november december monday tuesday wednesday thursday friday saturday sunday "
            + "computer internet server database oracle windows linux google facebook apple samsung android iphone microsoft whatever trustno flower cookie cheese chocolate coffee banana orange purple "
            + "yellow silver golden diamond freedom forever friend friends family mother father liverpool arsenal chelsea barcelona berlin london paris england germany america canada mexico "
            + "abc qwe asd zxc the one two three me my you is a i money shop store sales business company office manager boss analytics analytic dashboard data report customer customers")
        .Split(' '),
        StringComparer.Ordinal);

    // Read when a password is first set: few processes ever need it.
    private static readonly Lazy<HashSet<string>> Breached = new(ReadBreached);

    /// <summary>Whether a password is breached or made of nothing but what is guessed first.</summary>
    /// <param name="password">The password.</param>
    /// <param name="own">Names of the account and shop, which are no secret.</param>
    public static bool IsCommon(string password, IEnumerable<string> own)
    {
        var text = new string([.. password.ToLowerInvariant().Where(static c => !char.IsWhiteSpace(c) && c is not ('-' or '_' or '.'))]);
        if (text.Length is 0 or > LongestChecked)
        {
            return false;
        }

        var names = own.SelectMany(static name => name.ToLowerInvariant().Split('@', '.', '-', '_', '+', ' ')).Where(static name => name.Length >= 3).ToHashSet(StringComparer.Ordinal);
        return IsBreached(text) || IsMadeOf(text, Plain(text), names);
    }

    private static bool IsBreached(string text)
    {
        var list = Breached.Value;
        var stem = text.AsSpan();
        var marks = stem.TrimEnd(Marks);
        stem = stem.Length - marks.Length <= MostMarks ? marks : stem;
        var letters = stem.TrimEnd(Digits);
        return list.Contains(text)
            || list.GetAlternateLookup<ReadOnlySpan<char>>().Contains(stem)
            || (stem.Length - letters.Length <= MostDigits && letters.Length > MostDigits && list.GetAlternateLookup<ReadOnlySpan<char>>().Contains(letters));
    }

    private static HashSet<string> ReadBreached()
    {
        using var list = typeof(CommonPasswords).Assembly.GetManifestResourceStream("breached-passwords.json")
            ?? throw new InvalidOperationException("The list of breached passwords is not part of this build.");
        return new HashSet<string>(JsonSerializer.Deserialize<string[]>(list)!, StringComparer.Ordinal);
    }

    // Whether the text can be parted into nothing but known pieces.
    private static bool IsMadeOf(string text, string plain, HashSet<string> names)
    {
        var reached = new bool[text.Length + 1];
        reached[0] = true;
        for (var start = 0; start < text.Length; start++)
        {
            if (!reached[start])
            {
                continue;
            }

            for (var end = start + 1; end <= text.Length; end++)
            {
                reached[end] |= IsKnown(text.AsSpan(start, end - start), names) || IsKnown(plain.AsSpan(start, end - start), names);
            }
        }

        return reached[^1];
    }

    private static bool IsKnown(ReadOnlySpan<char> piece, HashSet<string> names)
    {
        if (Words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(piece) || names.GetAlternateLookup<ReadOnlySpan<char>>().Contains(piece))
        {
            return true;
        }

        if ((piece.Length <= MostDigits && !piece.ContainsAnyExceptInRange('0', '9')) || (piece.Length <= MostMarks && !ContainsLetterOrDigit(piece)))
        {
            return true;
        }

        return piece.Length >= LeastRun && (IsRun(piece) || IsRepeated(piece));
    }

    private static bool ContainsLetterOrDigit(ReadOnlySpan<char> piece)
    {
        foreach (var c in piece)
        {
            if (char.IsLetterOrDigit(c))
            {
                return true;
            }
        }

        return false;
    }

    // Along a row of keys or the alphabet, forth or back.
    private static bool IsRun(ReadOnlySpan<char> piece)
    {
        Span<char> back = stackalloc char[LongestChecked];
        back = back[..piece.Length];
        piece.CopyTo(back);
        back.Reverse();
        foreach (var row in Rows)
        {
            if (row.AsSpan().Contains(piece, StringComparison.Ordinal) || row.AsSpan().Contains(back, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    // Up to four characters over and over.
    private static bool IsRepeated(ReadOnlySpan<char> piece)
    {
        for (var unit = 1; unit <= 4 && unit * 2 <= piece.Length; unit++)
        {
            if (piece[unit..].SequenceEqual(piece[..^unit]))
            {
                return true;
            }
        }

        return false;
    }

    private static string Plain(string text) => string.Create(text.Length, text, static (plain, from) =>
    {
        for (var i = 0; i < from.Length; i++)
        {
            plain[i] = from[i] switch
            {
                '0' => 'o', '1' or '!' or '|' => 'i', '3' or '€' => 'e', '4' or '@' => 'a', '5' or '$' => 's', '7' or '+' => 't', '8' => 'b', var other => other,
            };
        }
    });
}
