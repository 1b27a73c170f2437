namespace Analytics.Core.Import.Reading;

/// <summary>Knows files that are no text by their first bytes, and says what to do instead.</summary>
internal static class FileKinds
{
    private const string NotATable = "Choose the file with the shop's rows: CSV, TSV, semicolon or fixed-width text, as it is or compressed with gzip.";

    private static readonly (byte[] Start, string What)[] Kinds =
    [
        ([0x89, 0x50, 0x4E, 0x47], "This is an image (PNG). " + NotATable),
        ([0xFF, 0xD8, 0xFF], "This is an image (JPEG). " + NotATable),
        ("GIF8"u8.ToArray(), "This is an image (GIF). " + NotATable),
        ("RIFF"u8.ToArray(), "This is an image, a sound or a film (RIFF). " + NotATable),
        ([0x49, 0x49, 0x2A, 0x00], "This is an image (TIFF). " + NotATable),
        ([0x4D, 0x4D, 0x00, 0x2A], "This is an image (TIFF). " + NotATable),
        ([0x00, 0x00, 0x01, 0x00], "This is an image (icon). " + NotATable),
        ("%PDF"u8.ToArray(), "This is a PDF document. Export the table itself as CSV and try again."),
        ([0x50, 0x4B, 0x03, 0x04], "This is a workbook or a zip archive. Save the sheet as CSV, or unpack the archive, and try again."),
        ([0x50, 0x4B, 0x05, 0x06], "This is an empty zip archive. " + NotATable),
        ([0xD0, 0xCF, 0x11, 0xE0], "This is an old Excel workbook. Save the sheet as CSV and try again."),
        ([0x37, 0x7A, 0xBC, 0xAF], "This is a 7-Zip archive. Unpack it and try again."),
        ("Rar!"u8.ToArray(), "This is a RAR archive. Unpack it and try again."),
        ("BZh"u8.ToArray(), "This is compressed with bzip2. Unpack it, or use gzip, and try again."),
        ([0xFD, 0x37, 0x7A, 0x58], "This is compressed with xz. Unpack it, or use gzip, and try again."),
        ([0x28, 0xB5, 0x2F, 0xFD], "This is compressed with zstd. Unpack it, or use gzip, and try again."),
        ("PAR1"u8.ToArray(), "This is a Parquet file. Save it as CSV and try again."),
        ("SQLite format 3"u8.ToArray(), "This is an SQLite database. Export the table as CSV and try again."),
        ([0x7F, 0x45, 0x4C, 0x46], "This is a program. " + NotATable),
        ("<!DOCTYPE html"u8.ToArray(), "This is a web page, perhaps a sign-in page instead of the download. " + NotATable),
        ("<!doctype html"u8.ToArray(), "This is a web page, perhaps a sign-in page instead of the download. " + NotATable),
        ("<html"u8.ToArray(), "This is a web page, perhaps a sign-in page instead of the download. " + NotATable),
        ("<?xml"u8.ToArray(), "This is an XML document. Save the table as CSV and try again."),
    ];

    /// <summary>Whether these are the first bytes of a gzip archive.</summary>
    public static bool IsGzip(ReadOnlySpan<byte> start) => start.Length >= 2 && start[0] == 0x1F && start[1] == 0x8B;

    /// <summary>Throws when these first bytes belong to a known kind of file that is no text.</summary>
    /// <exception cref="ImportException">It is an image, a workbook, an archive …</exception>
    public static void Refuse(ReadOnlySpan<byte> start)
    {
        foreach (var (magic, what) in Kinds)
        {
            if (start.StartsWith(magic))
            {
                throw new ImportException(ImportError.NotText, what);
            }
        }

        if (start.Length > 14 && start.StartsWith("BM"u8) && start[6..10].IndexOfAnyExcept((byte)0) < 0)
        {
            throw new ImportException(ImportError.NotText, "This is an image (BMP). " + NotATable);
        }
    }
}
