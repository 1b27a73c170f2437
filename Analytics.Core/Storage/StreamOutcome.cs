namespace Analytics.Core.Storage;

/// <summary>What became of a streamed line.</summary>
public enum StreamOutcome
{
    /// <summary>It is new and counts.</summary>
    Added,

    /// <summary>It was there already, the same in everything: nothing changed.</summary>
    Repeated,

    /// <summary>It was there with other content, which this one took the place of.</summary>
    Corrected,
}
