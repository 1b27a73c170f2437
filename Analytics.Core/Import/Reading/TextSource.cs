using System.IO.Compression;
using System.Text;

namespace Analytics.Core.Import.Reading;

/// <summary>Opens files for reading: as bytes, or unpacked.</summary>
internal static class TextSource
{
    /// <summary>Opens the file's own bytes.</summary>
    /// <exception cref="ImportException">It is not there, or may not be read.</exception>
    public static FileStream OpenRaw(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 17, FileOptions.SequentialScan);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new ImportException(
                ImportError.Unreadable, $"The file {path} cannot be opened: {exception.Message} Check its name and its permissions.", exception);
        }
    }

    /// <summary>Opens the text, unpacked where it is compressed.</summary>
    public static Stream OpenText(string path, bool isCompressed, ProgressMeter meter) =>
        Unpack(new MeteredStream(OpenRaw(path), meter), isCompressed);

    /// <summary>The text in a file's bytes.</summary>
    public static Stream Unpack(Stream raw, bool isCompressed) =>
        isCompressed ? new GZipStream(raw, CompressionMode.Decompress, leaveOpen: false) : raw;

    /// <summary>The encoding with this name.</summary>
    /// <exception cref="ImportException">There is none.</exception>
    public static Encoding EncodingOf(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException exception)
        {
            throw new ImportException(
                ImportError.BadPlan,
                $"There is no text encoding named \"{name}\". Common ones are utf-8, utf-16, utf-16BE, windows-1252 and iso-8859-1.",
                exception);
        }
    }

    /// <summary>What to say of an archive that breaks off.</summary>
    public static ImportException Broken(InvalidDataException? exception = null) => new(
        ImportError.BrokenArchive,
        "The compressed file is damaged or was cut off: it cannot be unpacked to its end. Copy or export it again and try once more.",
        exception);
}
