namespace Analytics.Core.Text.Words;

/// <summary>The closed classes of English words that change what others say, and expressions of shops and reviews that no list of single words has.</summary>
internal static class Vocabulary
{
    /// <summary>Words that turn what follows them in their clause.</summary>
    public static readonly string[] Negators =
    [
        "not", "no", "never", "none", "nobody", "nothing", "nowhere", "neither", "nor", "without", "hardly", "barely",
        "rarely", "seldom", "scarcely", "lack", "lacks", "lacked", "lacking", "ain't", "aint", "aren't", "arent", "didn't",
        "didnt", "doesn't", "doesnt", "don't", "dont", "hadn't", "hadnt", "hasn't", "hasnt", "haven't", "havent", "isn't",
        "isnt", "mightn't", "mustn't", "needn't", "shan't", "shouldn't", "shouldnt", "wasn't", "wasnt", "weren't", "werent",
        "won't", "wont", "wouldn't", "wouldnt", "nope", "unable",
    ];

    /// <summary>Negations of "can".</summary>
    public static readonly string[] CannotNegators = ["can't", "cant", "cannot", "couldn't", "couldnt"];

    /// <summary>Words of degree that strengthen (Hutto and Gilbert 2014, and their like).</summary>
    public static readonly string[] Stronger =
    [
        "absolutely", "amazingly", "awfully", "completely", "considerably", "consistently", "decidedly", "deeply", "enormously",
        "entirely", "especially", "exceptionally", "exceedingly", "extra", "extremely", "fabulously", "fully", "greatly",
        "highly", "hugely", "incredibly", "insanely", "intensely", "majorly", "more", "most", "much", "particularly",
        "perfectly", "positively", "purely", "quite", "real", "really", "remarkably", "seriously", "simply", "so", "such",
        "super", "substantially", "surprisingly", "thoroughly", "totally", "tremendously", "truly", "uber",
        "unbelievably", "unusually", "utterly", "very", "way", "always", "definitely", "certainly", "far", "damn", "freaking",
        "fucking", "bloody", "ridiculously", "wonderfully",
    ];

    /// <summary>Words of degree that weaken.</summary>
    public static readonly string[] Weaker =
    [
        "almost", "fairly", "kinda", "kindof", "less", "little", "marginally", "mildly", "moderately", "occasionally", "partly",
        "partially", "relatively", "slightly", "somewhat", "sorta", "sortof", "sometimes", "bit",
    ];

    /// <summary>What comes after these counts more than what came before.</summary>
    public static readonly string[] Buts = ["but", "however", "nevertheless", "nonetheless"];

    /// <summary>These concede something: their clause counts less.</summary>
    public static readonly string[] Concessions = ["although", "though", "altho", "tho", "despite", "while", "whilst"];

    /// <summary>What is good after these was not so.</summary>
    public static readonly string[] Wishes = ["wish", "wished", "hoped", "hoping", "wanted", "expected", "expecting", "supposed", "should've", "would've", "could've"];

    /// <summary>What follows in the clause may or may not be so.</summary>
    public static readonly string[] Conditions = ["if", "unless", "whether"];

    /// <summary>With "have" they speak of what was not so.</summary>
    public static readonly string[] Modals = ["would", "should", "could"];

    /// <summary>Words that begin a clause of their own.</summary>
    public static readonly string[] ClauseOpeners = ["because", "since", "which", "who", "when", "until", "till", "cuz"];

    /// <summary>After "not" they take the negation away: not only, no doubt.</summary>
    public static readonly string[] Lifters = ["only", "just", "merely", "doubt", "simply", "wonder", "wait"];

    /// <summary>Words after which "like" is a verb.</summary>
    public static readonly string[] Likers =
    [
        "i", "we", "you", "they", "he", "she", "really", "also", "do", "don't", "dont", "did", "didn't", "didnt", "does", "doesn't",
        "doesnt", "would", "to", "will", "not", "never", "especially", "particularly", "people", "kids", "always", "still", "i'd", "who",
    ];

    /// <summary>Little words that "too" is never about.</summary>
    public static readonly string[] Little =
    [
        "a", "an", "and", "are", "at", "be", "by", "for", "from", "had", "has", "have", "he", "her", "him", "his", "i", "i'm", "in",
        "is", "it", "it's", "its", "me", "my", "of", "on", "or", "she", "so", "that", "the", "their", "them", "they", "this",
        "to", "too", "us", "was", "we", "were", "with", "you", "your", "but", "because", "when", "since", "if", "as",
    ];

    /// <summary>
    /// Words that shops and reviews use, which the lists lack or rate as everyday speech does. Written down from what the words
    /// mean; no review was counted for it.
    /// </summary>
    public static readonly (string Text, double Valence)[] Shop =
    [
        ("refund", -1.8), ("refunded", -1.2), ("refunds", -1.5), ("returned", -1.2), ("returning", -1.2), ("defective", -2.4),
        ("faulty", -2.2), ("flimsy", -2.0), ("junk", -2.4), ("junky", -2.2), ("cheaply", -1.6), ("shoddy", -2.4),
        ("overpriced", -2.0), ("broke", -1.8), ("broken", -2.0), ("breaks", -1.5), ("cracked", -1.6), ("ripped", -1.6), ("torn", -1.5),
        ("leaks", -1.6), ("leaked", -1.6), ("leaking", -1.6), ("crap", -2.4), ("crappy", -2.4), ("rip-off", -2.6),
        ("malfunction", -2.0), ("malfunctioned", -2.0), ("useless", -2.4), ("worthless", -2.6), ("unusable", -2.4),
        ("unreliable", -2.2), ("misleading", -2.0), ("uncomfortable", -1.9), ("itchy", -1.6), ("scratchy", -1.6),
        ("shapeless", -1.6), ("unflattering", -2.0), ("frumpy", -1.8), ("faded", -1.2), ("shrunk", -1.4), ("bulky", -1.0),
        ("sturdy", 1.8), ("durable", 1.8), ("comfy", 2.0), ("flattering", 2.2), ("versatile", 1.6), ("stylish", 1.8), ("classy", 1.8),
        ("soft", 1.2), ("lightweight", 1.0), ("well-made", 2.0), ("must-have", 2.2), ("user-friendly", 2.0), ("affordable", 1.6),
        ("recommend", 2.0), ("recommended", 1.8), ("highly recommend", 2.8), ("pleased", 1.9), ("compliments", 2.0),
        ("works", 1.2), ("crisp", 1.2), ("flawless", 2.6), ("flawlessly", 2.6), ("gem", 2.2), ("bargain", 1.8),
        ("waste of", -2.6), ("waste your", -2.6), ("waste my", -2.6), ("wasted my", -2.6), ("stay away", -2.6), ("steer clear", -2.4), ("money back", -2.0),
        ("send it back", -2.0), ("sent it back", -2.0), ("sending it back", -2.0), ("send them back", -2.0), ("sent them back", -2.0), ("went back", -1.6), ("going back", -1.6),
        ("goes back", -1.6), ("took it back", -1.8), ("fell apart", -2.6), ("falls apart", -2.6), ("falling apart", -2.6),
        ("fell off", -1.6), ("falls off", -1.6), ("fall off", -1.4), ("fall apart", -2.2), ("stopped working", -2.6), ("quit working", -2.6), ("stops working", -2.6),
        ("worn out", -1.4), ("wore out", -1.4), ("poor quality", -2.4), ("low quality", -2.2), ("cheap quality", -2.0), ("high quality", 2.2),
        ("top notch", 2.6), ("five stars", 2.8), ("5 stars", 2.8), ("four stars", 1.8), ("4 stars", 1.8), ("one star", -2.8), ("1 star", -2.8), ("two stars", -2.0), ("2 stars", -2.0),
        ("zero stars", -3.0), ("0 stars", -3.0), ("thumbs up", 2.2), ("thumbs down", -2.2), ("big time", 0), ("hit or miss", -0.8), ("let down", -2.0),
        ("good luck", -0.6), ("go wrong", -1.6), ("well made", 2.0), ("ripped off", -2.6), ("rip off", -2.6), ("does the job", 1.8),
        ("no longer", -1.2), ("second time", -0.4), ("as described", 1.4), ("as advertised", 1.4), ("as expected", 1.0), ("as pictured", 1.2),
        ("customer service", 0), ("hands free", 0), ("noise cancelling", 0), ("noise canceling", 0), ("free shipping", 0.8), ("super bowl", 0),
        ("far from", -1.2), ("anything but", -1.0), ("at least", 0), ("at best", -1.2), ("at all", 0), ("no problem", 1.4), ("no problems", 1.6), ("no issues", 1.6), ("no complaints", 1.8),
        ("say enough", 2.4), ("be beat", 2.4), ("kind of", 0), ("sort of", 0), ("in love", 3.0), ("worth it", 1.8),
        ("worth the", 1.5), ("worth every", 2.4), ("meh", -1.0), ("ok", 0.6), ("okay", 0.6), ("without a doubt", 0), ("no doubt", 0), ("die hard", 0), ("save your money", -2.4), ("buyer beware", -2.6), ("beware", -1.8),
    ];

    /// <summary>Words that are everyday matters in a shop and say nothing of the goods.</summary>
    public static readonly string[] Plain =
    [
        "play", "plays", "played", "playing", "amazon", "gift", "gifts", "number", "numbers", "support", "want", "pay", "top", "interest",
        "interests", "certain", "dear", "share", "natural", "credit", "fan", "novel", "block", "cut", "cuts", "drop", "dropped",
        "engine", "fire", "lower", "alone", "stop", "stops", "matter", "matters", "original", "straight", 
    ];

    /// <summary>Expressions with a negated "can" that praise or state.</summary>
    public static readonly string[] Unbeatable = ["beat", "wait", "better", "happier", "enough", "wrong", "complain", "beaten", "fault"];
}
