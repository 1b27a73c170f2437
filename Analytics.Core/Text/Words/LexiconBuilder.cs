using System.Globalization;

namespace Analytics.Core.Text.Words;

/// <summary>Puts the lists together: VADER's rating first, AFINN's (−5 to 5, scaled) where that is silent, shop words over both, then the forms of known words.</summary>
internal sealed class LexiconBuilder
{
    private const double AfinnScale = 0.75;
    private const double FormScale = 0.9;
    private const double Step = 0.293;
    private static readonly char[] WordBreaks = [' ', '-'];
    private readonly Dictionary<string, Word> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Word> _pictures = new(StringComparer.Ordinal);

    /// <summary>A line of VADER's list: the word, its mean rating, and more that is not used here.</summary>
    public void AddVader(string line)
    {
        var cells = line.Split('\t');
        if (cells.Length >= 2 && double.TryParse(cells[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var valence))
        {
            Add(cells[0], valence);
        }
    }

    /// <summary>A line of AFINN's module: <c>word: -2,</c> or <c>'two words': 3,</c>.</summary>
    public void AddAfinn(string line)
    {
        var colon = line.LastIndexOf(':');
        if (colon > 0 && double.TryParse(line[(colon + 1)..].Trim().TrimEnd(','), NumberStyles.Float, CultureInfo.InvariantCulture, out var valence))
        {
            var word = line[..colon].Trim().Trim('\'', '"');
            var negates = word.Split(WordBreaks).Any(part => Vocabulary.Negators.Contains(part, StringComparer.Ordinal));
            if (!negates && valence != 0 && !_words.ContainsKey(word))
            {
                Add(word, valence * AfinnScale);
            }
        }
    }

    /// <summary>The finished lexicon.</summary>
    public Lexicon Build()
    {
        foreach (var text in Vocabulary.Plain)
        {
            _words.Remove(text);
        }

        foreach (var (text, valence) in Vocabulary.Shop)
        {
            Add(text, valence);
        }

        AddForms();
        Mark(WordRole.Negator, Vocabulary.Negators);
        Mark(WordRole.Negator | WordRole.CannotNegator, Vocabulary.CannotNegators);
        Mark(WordRole.Prohibition, ["don't", "dont", "not"]);
        Mark(WordRole.But, Vocabulary.Buts);
        Mark(WordRole.Concession, Vocabulary.Concessions);
        Mark(WordRole.Wish, Vocabulary.Wishes);
        Mark(WordRole.Condition, Vocabulary.Conditions);
        Mark(WordRole.Modal, Vocabulary.Modals);
        Mark(WordRole.Clause, Vocabulary.ClauseOpeners);
        Mark(WordRole.Lifts, Vocabulary.Lifters);
        Mark(WordRole.Liker, Vocabulary.Likers);
        Mark(WordRole.Little, Vocabulary.Little);
        Mark(WordRole.Better, Vocabulary.Unbeatable);
        Mark(WordRole.Excess, ["too"]);
        Mark(WordRole.Like, ["like"]);
        Mark(WordRole.Pretty, ["pretty"]);
        Degree(Vocabulary.Stronger, Step);
        Degree(Vocabulary.Weaker, -Step);
        foreach (var word in _words.Values)
        {
            word.Phrases?.Sort((a, b) => b.Tail.Length.CompareTo(a.Tail.Length));
        }

        return new Lexicon(_words, _pictures);
    }

    private void Add(string text, double valence)
    {
        if (text.Any(c => !char.IsLetterOrDigit(c) && c is not ('\'' or '-' or ' ')) || !text.Any(char.IsLetter))
        {
            AddPicture(text, valence);
            return;
        }

        var parts = text.ToLowerInvariant().Split(WordBreaks, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 1)
        {
            Get(parts[0]).Valence = valence;
        }
        else if (parts.Length > 1)
        {
            var phrases = Get(parts[0]).Phrases ??= [];
            string[] tail = [.. parts.Skip(1)];
            phrases.RemoveAll(p => p.Tail.SequenceEqual(tail, StringComparer.Ordinal));
            var role = Vocabulary.Unbeatable.Contains(parts[^1], StringComparer.Ordinal) ? WordRole.Better : WordRole.None;
            phrases.Add(new Word.Phrase(tail, new Word { Valence = valence, Role = role }));
        }
    }

    /// <summary>Emoticons: at least two signs, one of them neither letter nor digit, no blank, and no number with a bracket, which is a list.</summary>
    private void AddPicture(string text, double valence)
    {
        var isNumber = text.TrimEnd(')', '(', ':').All(char.IsDigit) && char.IsDigit(text[0]);
        if (text.Length >= 2 && !text.Contains(' ', StringComparison.Ordinal) && !isNumber && text.Any(c => !char.IsLetterOrDigit(c)))
        {
            _pictures[text] = new Word { Valence = valence };
        }
    }

    /// <summary>Regular forms of rated words that the lists lack: the adverb, comparative and superlative, plural, and the contrary with "un".</summary>
    private void AddForms()
    {
        foreach (var (text, word) in _words.Where(w => w.Value.Valence != 0 && w.Key.Length >= 4).ToList())
        {
            foreach (var (form, scale, role) in Forms(text, word.Valence))
            {
                if (!_words.TryGetValue(form, out var known))
                {
                    _words[form] = known = new Word { Valence = word.Valence * scale };
                }

                known.Role |= role;
            }
        }
    }

    private static IEnumerable<(string Form, double Scale, WordRole Role)> Forms(string text, double valence)
    {
        var stem = text.EndsWith('e') || text.EndsWith('y') ? text[..^1] : text;
        var soft = text.EndsWith('y') ? stem + "i" : stem;
        yield return (text.EndsWith('y') ? soft + "ly" : text + "ly", FormScale, WordRole.None);
        yield return (soft + "er", FormScale, valence > 0 ? WordRole.Better : WordRole.None);
        yield return (soft + "est", 1, WordRole.None);
        yield return (text + "s", FormScale, WordRole.None);
        if (valence > 0)
        {
            yield return ("un" + text, -FormScale, WordRole.None);
        }
    }

    private void Mark(WordRole role, IEnumerable<string> words)
    {
        foreach (var word in words)
        {
            Get(word).Role |= role;
        }
    }

    /// <summary>A word of degree carries no feeling of its own.</summary>
    private void Degree(IEnumerable<string> words, double step)
    {
        foreach (var text in words)
        {
            var word = Get(text);
            word.Role |= WordRole.Degree;
            word.Step = step;
            word.Valence = 0;
        }
    }

    private Word Get(string text)
    {
        if (!_words.TryGetValue(text, out var word))
        {
            _words[text] = word = new Word();
        }

        return word;
    }
}
