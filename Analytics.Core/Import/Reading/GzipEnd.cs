using System.Buffers.Binary;
using System.IO.Compression;

namespace Analytics.Core.Import.Reading;

/// <summary>
/// Notices archives that break off, which the unpacking stream passes over in silence: an archive ends with the length of what it holds.
/// </summary>
internal static class GzipEnd
{
    private const int MostTries = 64;

    /// <summary>Throws unless the file ends where an archive ends.</summary>
    /// <param name="path">The file.</param>
    /// <param name="unpackedBytes">How much it unpacked to.</param>
    /// <exception cref="ImportException">It was cut off.</exception>
    public static void Require(string path, long unpackedBytes)
    {
        using var file = TextSource.OpenRaw(path);
        if (file.Length < 18)
        {
            throw TextSource.Broken();
        }

        Span<byte> end = stackalloc byte[4];
        file.Position = file.Length - 4;
        file.ReadExactly(end);
        var expected = BinaryPrimitives.ReadUInt32LittleEndian(end);
        if ((uint)unpackedBytes != expected && !EndsWithAnother(file, expected))
        {
            throw TextSource.Broken();
        }
    }

    /// <summary>Whether several archives stand one behind the other, and the last is whole.</summary>
    private static bool EndsWithAnother(FileStream file, uint expected)
    {
        // The last archive starts somewhere in what is left; looked for from the end, in pieces.
        const int Piece = 1 << 20;
        var buffer = new byte[Piece + 2];
        var tries = 0;
        for (var to = file.Length; to > 1 && tries < MostTries; to -= Piece)
        {
            var from = Math.Max(to - Piece, 1);
            file.Position = from;
            var length = file.ReadAtLeast(buffer.AsSpan(0, (int)Math.Min(to - from + 2, file.Length - from)), (int)(to - from), throwOnEndOfStream: false);
            for (var at = length - 3; at >= 0 && tries < MostTries; at--)
            {
                if (buffer[at] == 0x1F && buffer[at + 1] == 0x8B && buffer[at + 2] == 8)
                {
                    tries++;
                    if (IsWhole(file, from + at, expected))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    private static bool IsWhole(FileStream file, long start, uint expected)
    {
        try
        {
            file.Position = start;
            using var archive = new GZipStream(file, CompressionMode.Decompress, leaveOpen: true);
            var buffer = new byte[1 << 16];
            long total = 0;
            int read;
            while ((read = archive.Read(buffer)) > 0)
            {
                total += read;
            }

            return (uint)total == expected;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
