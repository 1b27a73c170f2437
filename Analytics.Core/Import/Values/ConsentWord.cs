namespace Analytics.Core.Import.Values;

/// <summary>What a cell about consent says.</summary>
internal enum ConsentWord
{
    /// <summary>It is empty, or says that nobody knows.</summary>
    Nothing,

    /// <summary>Yes.</summary>
    Yes,

    /// <summary>No.</summary>
    No,

    /// <summary>A word that is not known, and is not guessed at.</summary>
    Unknown,
}
