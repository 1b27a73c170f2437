namespace Analytics.Core.Text.Words;

/// <summary>What a word does to the words around it.</summary>
[Flags]
internal enum WordRole
{
    None = 0,

    /// <summary>Turns what follows in its clause: not, never, without.</summary>
    Negator = 1 << 0,

    /// <summary>A negated "can" or "could": with a comparative it praises (could not be better).</summary>
    CannotNegator = 1 << 1,

    /// <summary>"Don't", which at the head of a clause warns.</summary>
    Prohibition = 1 << 2,

    /// <summary>Strengthens or weakens what follows: very, slightly.</summary>
    Degree = 1 << 3,

    /// <summary>But, however: what comes after counts more.</summary>
    But = 1 << 4,

    /// <summary>Although, despite: its own clause counts less.</summary>
    Concession = 1 << 5,

    /// <summary>Wished, hoped, expected, should have: said of what was not so.</summary>
    Wish = 1 << 6,

    /// <summary>If, unless: said of what may be so.</summary>
    Condition = 1 << 7,

    /// <summary>"Too": more than is good.</summary>
    Excess = 1 << 8,

    /// <summary>A word that is followed by "like" as a verb: I, we, really.</summary>
    Liker = 1 << 9,

    /// <summary>The comparative of a good word.</summary>
    Better = 1 << 10,

    /// <summary>Begins a clause of its own: because, which, when.</summary>
    Clause = 1 << 11,

    /// <summary>"Like", a feeling only as a verb.</summary>
    Like = 1 << 12,

    /// <summary>"Pretty", a word of degree before another rated word.</summary>
    Pretty = 1 << 13,

    /// <summary>Would, should, could: "have" after it makes it a wish.</summary>
    Modal = 1 << 14,

    /// <summary>A pronoun or article or other little word, never what "too" is about.</summary>
    Little = 1 << 15,

    /// <summary>"Only", "just", "doubt" after "not", which takes the negation away.</summary>
    Lifts = 1 << 16,
}
