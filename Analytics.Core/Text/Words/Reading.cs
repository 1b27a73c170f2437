using System.Buffers;
using System.Text;

namespace Analytics.Core.Text.Words;

/// <summary>A text as tokens, sentences and clauses. Lives in borrowed arrays: dispose it.</summary>
internal ref struct Reading
{
    private readonly ReadOnlySpan<char> _text;
    private readonly Lexicon _lexicon;
    private Token[] _tokens;
    private int[] _marks;
    private int _sentence;
    private int _clause;
    private int _words;
    private int _capitals;

    private Reading(ReadOnlySpan<char> text, Lexicon lexicon)
    {
        _text = text;
        _lexicon = lexicon;
        _tokens = ArrayPool<Token>.Shared.Rent(64);
        _marks = ArrayPool<int>.Shared.Rent(16);
        _marks[0] = 0;
    }

    public readonly Span<Token> Tokens => _tokens.AsSpan(0, Count);

    public int Count { get; private set; }

    /// <summary>Some words are all capitals and some are not.</summary>
    public readonly bool MixesCapitals => _capitals > 0 && _capitals < _words;

    /// <summary>Exclamation marks that end a sentence.</summary>
    public readonly int Exclamations(int sentence) => _marks[sentence];

    public static Reading Of(ReadOnlySpan<char> text, Lexicon lexicon)
    {
        var reading = new Reading(text, lexicon);
        reading.Read();
        return reading;
    }

    /// <summary>The token's text in small letters with straight apostrophes.</summary>
    public readonly ReadOnlySpan<char> Small(Token token, Span<char> buffer) => Lower(_text.Slice(token.Start, token.Length), buffer);

    public void Dispose()
    {
        ArrayPool<Token>.Shared.Return(_tokens, clearArray: true);
        ArrayPool<int>.Shared.Return(_marks);
        _tokens = [];
        _marks = [];
        Count = 0;
    }

    private void Read()
    {
        var at = 0;
        while (at < _text.Length)
        {
            var c = _text[at];
            if (TakePicture(ref at))
            {
                continue;
            }

            if (char.IsLetterOrDigit(c))
            {
                TakeWord(ref at);
            }
            else if (c < 0x80)
            {
                Punctuate(c, at);
                at++;
            }
            else
            {
                TakeSign(ref at);
            }
        }
    }

    private void TakeWord(ref int at)
    {
        var start = at;
        while (at < _text.Length && (char.IsLetterOrDigit(_text[at]) || (IsApostrophe(_text[at]) && at + 1 < _text.Length && char.IsLetter(_text[at + 1]))))
        {
            at++;
        }

        Span<char> buffer = stackalloc char[Lexicon.LongestWord];
        var word = _text[start..at];
        var capitals = AllCapitals(word);
        _words++;
        _capitals += capitals ? 1 : 0;
        Add(new Token { Start = start, Length = at - start, Word = Find(Lower(word, buffer)), Capitals = capitals });
    }

    /// <summary>The word itself; else without its possessive; else with drawn-out letters ("soooo") cut to two and to one.</summary>
    private readonly Word? Find(ReadOnlySpan<char> small)
    {
        if (_lexicon.Find(small) is { } word)
        {
            return word;
        }

        if (small.EndsWith("'s", StringComparison.Ordinal))
        {
            return _lexicon.Find(small[..^2]);
        }

        Span<char> buffer = stackalloc char[Lexicon.LongestWord];
        var two = Drawn.Cut(small, 2, buffer);
        return two.Length == small.Length ? null : _lexicon.Find(two) ?? _lexicon.Find(Drawn.Cut(small, 1, buffer));
    }

    /// <summary>An emoticon, which stands after a blank, a word or a mark, and before what is no letter or digit.</summary>
    private bool TakePicture(ref int at)
    {
        var longest = Math.Min(_lexicon.LongestPicture(_text[at]), _text.Length - at);
        if (longest < 2)
        {
            return false;
        }

        if (char.IsLetterOrDigit(_text[at]))
        {
            var blank = at == 0 || char.IsWhiteSpace(_text[at - 1]) ? _text.Slice(at, Math.Min(longest + 1, _text.Length - at)).IndexOfAny(" \t\r\n") : 0;
            longest = blank < 0 ? _text.Length - at : blank;
            return longest >= 2 && TakePicture(ref at, longest);
        }

        var afterWord = at > 0 && char.IsLetterOrDigit(_text[at - 1]);
        for (var length = longest; length >= 2; length--)
        {
            var next = at + length < _text.Length ? _text[at + length] : ' ';
            if (!char.IsLetterOrDigit(next) && (!afterWord || char.IsWhiteSpace(next)) && TakePicture(ref at, length))
            {
                return true;
            }
        }

        return false;
    }

    private bool TakePicture(ref int at, int length)
    {
        if (_lexicon.FindPicture(_text.Slice(at, length)) is not { } word)
        {
            return false;
        }

        Add(new Token { Start = at, Length = length, Word = word, Picture = true });
        at += length;
        return true;
    }

    private void TakeSign(ref int at)
    {
        if (Rune.DecodeFromUtf16(_text[at..], out var rune, out var length) == OperationStatus.Done)
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                _words++;
            }
            else if (Emoji.Find(rune) is { } word)
            {
                Add(new Token { Start = at, Length = length, Word = word, Picture = true });
            }
            else if (rune.Value is '…' or '。' or '！' or '？')
            {
                EndSentence(rune.Value is '！' ? 1 : 0);
            }
            else if (rune.Value is '–' or '—')
            {
                _clause++;
            }
        }

        at += Math.Max(1, length);
    }

    private void Punctuate(char c, int at)
    {
        switch (c)
        {
            case '!':
                EndSentence(1);
                break;
            case '?' or '\n':
                EndSentence(0);
                break;
            case '.' when at + 1 >= _text.Length || !char.IsDigit(_text[at + 1]):
                EndSentence(0);
                break;
            case ',' or ';' or ':' or '(' or ')':
                _clause++;
                break;
            case '-' when at > 0 && char.IsWhiteSpace(_text[at - 1]):
                _clause++;
                break;
            default:
                break;
        }
    }

    /// <summary>Marks in a row end one sentence.</summary>
    private void EndSentence(int exclamations)
    {
        _clause++;
        if (Count > 0 && _tokens[Count - 1].Sentence == _sentence)
        {
            _sentence++;
            if (_sentence == _marks.Length)
            {
                Grow(ref _marks);
            }

            _marks[_sentence] = 0;
        }

        if (_sentence > 0)
        {
            _marks[_sentence - 1] += exclamations;
        }
    }

    private void Add(Token token)
    {
        if (Count == _tokens.Length)
        {
            Grow(ref _tokens);
        }

        token.Sentence = _sentence;
        token.Clause = _clause;
        _tokens[Count++] = token;
    }

    private static void Grow<T>(ref T[] array)
    {
        var larger = ArrayPool<T>.Shared.Rent(array.Length * 2);
        array.CopyTo(larger, 0);
        ArrayPool<T>.Shared.Return(array, clearArray: true);
        array = larger;
    }

    private static ReadOnlySpan<char> Lower(ReadOnlySpan<char> word, Span<char> buffer)
    {
        if (word.Length > buffer.Length)
        {
            return [];
        }

        for (var i = 0; i < word.Length; i++)
        {
            var c = word[i];
            buffer[i] = c switch
            {
                >= 'A' and <= 'Z' => (char)(c | 0x20),
                < (char)0x80 => c,
                '’' => '\'',
                _ => char.ToLowerInvariant(c),
            };
        }

        return buffer[..word.Length];
    }

    private static bool IsApostrophe(char c) => c is '\'' or '’';

    private static bool AllCapitals(ReadOnlySpan<char> word)
    {
        var capitals = 0;
        foreach (var c in word)
        {
            if (char.IsLower(c))
            {
                return false;
            }

            capitals += char.IsUpper(c) ? 1 : 0;
        }

        return capitals > 1;
    }
}
