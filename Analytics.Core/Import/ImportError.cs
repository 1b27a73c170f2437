namespace Analytics.Core.Import;

/// <summary>Why an import was refused, for callers that act on it; people read the exception's message.</summary>
public enum ImportError
{
    /// <summary>The file is not there or cannot be opened.</summary>
    Unreadable,

    /// <summary>Nothing is in it.</summary>
    EmptyFile,

    /// <summary>It is an image, an archive, a workbook or another kind of file that is not text.</summary>
    NotText,

    /// <summary>It holds NUL bytes.</summary>
    NulBytes,

    /// <summary>It is compressed and breaks off, or its check sum is wrong.</summary>
    BrokenArchive,

    /// <summary>It has a header and no rows.</summary>
    HeaderOnly,

    /// <summary>Only one column was found.</summary>
    OneColumn,

    /// <summary>It has more columns than can be read.</summary>
    TooManyColumns,

    /// <summary>One row or one cell is larger than can be read.</summary>
    CellTooLong,

    /// <summary>The plan misses a field, or names a column, a preset or a format that does not exist.</summary>
    BadPlan,

    /// <summary>The file allows two readings and nothing in it decides; the message says which option to give.</summary>
    Ambiguous,

    /// <summary>Not one row of it could be read with this plan.</summary>
    NothingReadable,

    /// <summary>The same bytes were imported before.</summary>
    SameFile,

    /// <summary>The file changed between the check and the import.</summary>
    FileChanged,

    /// <summary>There is no such batch, or it is not in a state that allows this.</summary>
    NoSuchBatch,

    /// <summary>The database refused; what was committed before is kept.</summary>
    Storage,

    /// <summary>There is no room on the disk, or it cannot be written.</summary>
    Disk,
}
