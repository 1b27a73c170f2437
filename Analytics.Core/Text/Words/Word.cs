namespace Analytics.Core.Text.Words;

/// <summary>What the lexicon knows of a word, or of the expression that begins with it.</summary>
internal sealed class Word
{
    /// <summary>Its rating, −4 to 4; 0 where it carries no feeling.</summary>
    public double Valence { get; set; }

    /// <summary>What it does to others.</summary>
    public WordRole Role { get; set; }

    /// <summary>What a word of degree adds to the |valence| of the next.</summary>
    public double Step { get; set; }

    /// <summary>Expressions that begin with this word, the longest first.</summary>
    public List<Phrase>? Phrases { get; set; }

    public bool Is(WordRole role) => (Role & role) != WordRole.None;

    /// <summary>The words after the first one, and what the whole is worth.</summary>
    internal sealed record Phrase(string[] Tail, Word Whole);
}
