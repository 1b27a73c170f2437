namespace Analytics.Core.Text.Words;

/// <summary>A word, emoticon or emoji of a text.</summary>
internal struct Token
{
    public int Start;
    public int Length;

    /// <summary>What the lexicon knows of it; null where nothing.</summary>
    public Word? Word;

    /// <summary>Number of its sentence in the text.</summary>
    public int Sentence;

    /// <summary>Number of its clause in the text; a comma, colon or bracket begins a new one.</summary>
    public int Clause;

    /// <summary>All its letters are capitals, two at least.</summary>
    public bool Capitals;

    /// <summary>An emoticon or emoji: no negation and no word of degree reaches it.</summary>
    public bool Picture;

    /// <summary>A negation that has turned a word.</summary>
    public bool Used;
}
