namespace Analytics.Core.Storage;

/// <summary>What is wrong with the storage.</summary>
public enum StorageProblem
{
    /// <summary>Something else; the message says what.</summary>
    Other = 0,

    /// <summary>The disk, or the space that the database may take, is full.</summary>
    DiskFull,

    /// <summary>Another program held the database for longer than the busy timeout.</summary>
    Locked,

    /// <summary>The file is damaged, or no database at all.</summary>
    Corrupt,

    /// <summary>The file or its folder cannot be written.</summary>
    ReadOnly,

    /// <summary>A newer version of the program has changed the database.</summary>
    SchemaTooNew,

    /// <summary>The file cannot be opened, or the server not reached or not signed in to.</summary>
    CannotOpen,

    /// <summary>The configuration makes no sense.</summary>
    Misconfigured,

    /// <summary>What was asked does not fit the state of things: an undone batch cannot be undone again, say.</summary>
    Conflict,

    /// <summary>There is no such batch, view or setting.</summary>
    NotFound,

    /// <summary>The same file is committed already.</summary>
    SameFile,

    /// <summary>Keys that decrypt what is stored are not there, or do not open it.</summary>
    KeysLost,
}
