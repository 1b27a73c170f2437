using System.IO.Compression;
using System.Security.Cryptography;

namespace Analytics.Core.Import.Reading;

/// <summary>Reads a file's bytes once: their hash, whether they are text at all, in which encoding, and whether they are all there.</summary>
internal static class FileProbe
{
    /// <summary>How much of the text is kept to look at closely.</summary>
    public const int HeadBytes = 1 << 20;

    /// <summary>Reads the whole file.</summary>
    /// <exception cref="ImportException">It is empty, no text, damaged or unreadable.</exception>
    public static FileFacts Read(string path, ProgressMeter meter, CancellationToken cancellationToken)
    {
        var info = new FileInfo(path);
        if (!info.Exists)
        {
            throw new ImportException(ImportError.Unreadable, $"There is no file {path}.");
        }

        if (info.Length == 0)
        {
            throw new ImportException(ImportError.EmptyFile, "The file is empty. Export it again from the shop and try once more.");
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var raw = new MeteredStream(TextSource.OpenRaw(path), meter, hash);
        var magic = new byte[16];
        var magicLength = raw.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false);
        FileKinds.Refuse(magic.AsSpan(0, magicLength));
        var isCompressed = FileKinds.IsGzip(magic.AsSpan(0, magicLength));
        using var whole = new PrefixedStream(magic.AsMemory(0, magicLength), raw);
        var evidence = new EncodingEvidence();
        var head = new MemoryStream();
        if (isCompressed)
        {
            using var unpacked = new GZipStream(whole, CompressionMode.Decompress);
            var packed = new byte[1];
            ReadAll(unpacked, evidence, head, cancellationToken);
            while (whole.Read(packed) > 0)
            {
                // What follows the archive still belongs to the hash.
            }
        }
        else
        {
            ReadAll(whole, evidence, head, cancellationToken);
        }

        if (isCompressed)
        {
            GzipEnd.Require(path, evidence.Bytes);
        }

        if (evidence.Bytes == 0)
        {
            throw new ImportException(ImportError.EmptyFile, "The archive is empty: it unpacks to nothing.");
        }

        evidence.RefuseBinary();
        return new FileFacts
        {
            Bytes = info.Length,
            LastWriteUtc = info.LastWriteTimeUtc,
            Sha256 = Convert.ToHexStringLower(hash.GetHashAndReset()),
            IsCompressed = isCompressed,
            Encoding = evidence.Decide(),
            HasMark = evidence.HasMark,
            InvalidBytes = evidence.InvalidUtf8,
            Head = head.ToArray(),
        };
    }

    private static void ReadAll(Stream text, EncodingEvidence evidence, MemoryStream head, CancellationToken cancellationToken)
    {
        var buffer = new byte[1 << 17];
        var kept = 0;
        try
        {
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var read = text.Read(buffer, kept, buffer.Length - kept);
                if (read == 0)
                {
                    break;
                }

                var room = HeadBytes - (int)head.Length;
                head.Write(buffer, kept, Math.Min(read, room));
                kept = evidence.Add(buffer.AsSpan(0, kept + read), read);
            }

            evidence.End(kept);
        }
        catch (InvalidDataException exception)
        {
            throw TextSource.Broken(exception);
        }
    }
}
