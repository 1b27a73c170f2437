namespace Analytics.Core.Text.Words;

/// <summary>Walks the tokens of a text once and sums what they say.</summary>
internal readonly ref partial struct SentenceScorer(Reading reading)
{
    private const double BadWeight = 1.5;
    private const double BeforeBut = 0.4;
    private const double AfterBut = 1.5;
    private const double Excess = -1.2;
    private const double ExclamationStep = 0.292;
    private const int MostExclamations = 4;
    private readonly Span<Token> _tokens = reading.Tokens;
    private readonly Reading _reading = reading;

    /// <summary>The sum over all sentences; adds the drivers in the order of the text.</summary>
    public double Score(List<SentimentDriver> drivers)
    {
        double sum = 0;
        for (var first = 0; first < _tokens.Length;)
        {
            var end = first + 1;
            while (end < _tokens.Length && _tokens[end].Sentence == _tokens[first].Sentence)
            {
                end++;
            }

            var before = drivers.Count;
            var sentence = ScoreSentence(first, end, drivers);
            drivers.Sort(before, drivers.Count - before, ByStart.Instance);
            var marks = Math.Min(MostExclamations, _reading.Exclamations(_tokens[first].Sentence));
            sum += sentence + (Math.Sign(sentence) * ExclamationStep * marks);
            first = end;
        }

        return sum;
    }

    private double ScoreSentence(int first, int end, List<SentimentDriver> drivers)
    {
        double sum = 0;
        var but = FindBut(first, end);
        for (var i = first; i < end; i++)
        {
            if (_tokens[i].Word is not { } word)
            {
                continue;
            }

            var last = i;
            var rated = Rate(i, end, word, ref last, out var valence);
            if (valence != 0)
            {
                sum += Add(i, last, but, InContext(i, first, rated, valence), drivers);
            }

            i = last;
        }

        for (var i = first; i < end; i++)
        {
            var bare = BareNegation(i, first, end);
            if (bare != 0)
            {
                sum += Add(i, i, but, bare, drivers);
            }
        }

        return sum;
    }

    private double Add(int from, int to, int but, double valence, List<SentimentDriver> drivers)
    {
        if (but >= 0)
        {
            valence *= from < but ? BeforeBut : AfterBut;
        }

        valence *= valence < 0 ? BadWeight : 1;
        var start = _tokens[from].Start;
        drivers.Add(new SentimentDriver(start, _tokens[to].Start + _tokens[to].Length - start, valence));
        return valence;
    }

    /// <summary>The longest expression that begins here, or the word, and what it is worth by itself.</summary>
    private Word Rate(int i, int end, Word word, ref int last, out double valence)
    {
        if (FindPhrase(i, end, word) is { } phrase)
        {
            last = i + phrase.Tail.Length;
            for (var k = i; k <= last; k++)
            {
                _tokens[k].Used = true;
            }

            valence = phrase.Whole.Valence;
            return phrase.Whole;
        }

        var next = i + 1 < end && _tokens[i + 1].Clause == _tokens[i].Clause ? _tokens[i + 1].Word : null;
        valence = word.Valence;
        if (word.Is(WordRole.Negator))
        {
            valence = 0;
        }
        else if (word.Is(WordRole.Excess))
        {
            valence = IsExcess(i, end, next) ? Excess : 0;
        }
        else if (word.Is(WordRole.Like))
        {
            valence = i > 0 && _tokens[i - 1].Clause == _tokens[i].Clause && _tokens[i - 1].Word?.Is(WordRole.Liker) == true ? valence : 0;
        }
        else if (word.Is(WordRole.Pretty) && next is not null && (next.Valence != 0 || next.Is(WordRole.Degree)))
        {
            valence = 0;
        }

        return word;
    }

    private Word.Phrase? FindPhrase(int i, int end, Word word)
    {
        foreach (var phrase in word.Phrases ?? [])
        {
            if (Matches(phrase.Tail, i + 1, end))
            {
                return phrase;
            }
        }

        return null;
    }

    /// <summary>"Too" before a word that is not a little one and carries no feeling of its own.</summary>
    private bool IsExcess(int i, int end, Word? next) =>
        i + 1 < end && _tokens[i + 1].Clause == _tokens[i].Clause && !_tokens[i + 1].Picture
        && (next is null || (next.Valence == 0 && !next.Is(WordRole.Little)));

    private bool Matches(string[] tail, int at, int end)
    {
        if (at + tail.Length > end)
        {
            return false;
        }

        for (var k = 0; k < tail.Length; k++)
        {
            if (!Says(at + k, tail[k]))
            {
                return false;
            }
        }

        return true;
    }

    private bool Says(int i, string small)
    {
        Span<char> buffer = stackalloc char[Lexicon.LongestWord];
        return _tokens[i].Length == small.Length && _reading.Small(_tokens[i], buffer).SequenceEqual(small);
    }

    /// <summary>The "but" that turns the sentence; "not only … but also" does not.</summary>
    private int FindBut(int first, int end)
    {
        for (var i = first + 1; i < end; i++)
        {
            if (_tokens[i].Word?.Is(WordRole.But) == true && (i + 1 == end || !Says(i + 1, "also")))
            {
                return i;
            }
        }

        return -1;
    }

    private sealed class ByStart : IComparer<SentimentDriver>
    {
        public static readonly ByStart Instance = new();

        public int Compare(SentimentDriver x, SentimentDriver y) => x.Start.CompareTo(y.Start);
    }
}
