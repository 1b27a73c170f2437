using Analytics.Core.Storage;
using Analytics.Core.Storage.Protection;
using Microsoft.Win32.SafeHandles;

namespace Analytics.Core.Facts;

/// <summary>
/// Keeps a snapshot in a file for a fast restart. It is a copy only: one that is damaged, of another version of the data or of the format
/// is thrown away, and the Facts are read from Storage again.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="seal">Encrypts the sections that hold names and attributes; null for a shop that is made up.</param>
public sealed class SnapshotFile(string path, IByteSeal? seal = null)
{
    private const ulong Magic = 0x3153_5443_4146_4E41;
    private const int Format = 5;
    private const string Purpose = "facts";
    private const int HeaderBytes = 8 + 4 + 16 + 8 + 8 + 4 + 8 + 4;
    private const int SectionBytes = 4 + 8 + 4 + 4;
    private const int PagesASection = 64;

    /// <summary>The file.</summary>
    public string Path => path;

    /// <summary>Writes <paramref name="snapshot"/>: to a new file first, which then takes the old one's place at once.</summary>
    /// <exception cref="IOException">The disk is full or cannot be written.</exception>
    public void Save(FactSnapshot snapshot)
    {
        var fresh = path + ".new";
        try
        {
            using (var file = new FileStream(fresh, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20))
            {
                Write(file, snapshot);
                file.Flush(flushToDisk: true);
            }

            File.Move(fresh, path, overwrite: true);
        }
        catch
        {
            File.Delete(fresh);
            throw;
        }
    }

    /// <summary>The snapshot in the file; null, and the file removed, when it is not there, damaged, or of other data than asked for.</summary>
    public FactSnapshot? TryLoad(Guid databaseId, long version, long stamp)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            if (Read(file, databaseId, version, stamp) is { } snapshot)
            {
                return snapshot;
            }
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException or AggregateException or OverflowException or StorageException)
        {
            // Whatever is wrong with it, Storage has the truth.
        }

        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It will not match the next time either.
        }

        return null;
    }

    private void Write(FileStream file, FactSnapshot snapshot)
    {
        var sections = new List<SnapshotSection>();
        file.Position = HeaderBytes;
        using var buffer = new MemoryStream();
        using var writer = new BinaryWriter(buffer);
        Section(SnapshotSectionKind.Head, () => HeadCodec.Write(writer, snapshot));
        foreach (var pages in snapshot.Customers.FactPages.Chunk(PagesASection))
        {
            Section(SnapshotSectionKind.Customers, () => Pages(pages, page => CustomerCodec.Write(writer, page)));
        }

        foreach (var pages in snapshot.Customers.HistoryPages.Chunk(PagesASection))
        {
            Section(SnapshotSectionKind.Orders, () => Pages(pages, page => ChunkCodec.WriteColumn(writer, page)));
        }

        foreach (var chunk in snapshot.Chunks)
        {
            Section(SnapshotSectionKind.Chunk, () => ChunkCodec.Write(writer, chunk));
        }

        var directoryAt = file.Position;
        foreach (var section in sections)
        {
            writer.Write((int)section.Kind);
            writer.Write(section.Offset);
            writer.Write(section.Length);
            writer.Write(section.Checksum);
        }

        writer.Flush();
        var directory = buffer.GetBuffer().AsSpan(0, (int)buffer.Length);
        file.Write(directory);
        var checksum = Crc32C.Of(directory);
        buffer.SetLength(0);
        writer.Write(Magic);
        writer.Write(Format);
        writer.Write(snapshot.DatabaseId.ToByteArray());
        writer.Write(snapshot.Version);
        writer.Write(snapshot.Stamp);
        writer.Write(sections.Count);
        writer.Write(directoryAt);
        writer.Write(checksum);
        writer.Flush();
        file.Position = 0;
        file.Write(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));

        void Section(SnapshotSectionKind kind, Action write)
        {
            buffer.SetLength(0);
            write();
            writer.Flush();
            var bytes = buffer.GetBuffer().AsSpan(0, (int)buffer.Length);
            if (IsClosed(kind))
            {
                bytes = seal!.SealBytes(Purpose, bytes);
            }

            sections.Add(new SnapshotSection(kind, file.Position, bytes.Length, Crc32C.Of(bytes)));
            file.Write(bytes);
            buffer.SetLength(0);
        }

        void Pages<T>(T[] pages, Action<T> write)
        {
            writer.Write(pages.Length);
            foreach (var page in pages)
            {
                write(page);
            }
        }
    }

    private FactSnapshot? Read(SafeFileHandle file, Guid databaseId, long version, long stamp)
    {
        var header = new SpanReader(Bytes(file, 0, HeaderBytes, null));
        if (header.Value<ulong>() != Magic || header.Value<int>() != Format || header.Value<Guid>() != databaseId
            || header.Value<long>() != version || header.Value<long>() != stamp)
        {
            return null;
        }

        var count = header.Value<int>();
        var directoryAt = header.Value<long>();
        var directory = new SpanReader(Bytes(file, directoryAt, checked(count * SectionBytes), header.Value<uint>()));
        var sections = new SnapshotSection[count];
        for (var i = 0; i < count; i++)
        {
            sections[i] = new SnapshotSection(
                (SnapshotSectionKind)directory.Value<int>(), directory.Value<long>(), directory.Value<int>(), directory.Value<uint>());
        }

        var parts = new object[count];
        Parallel.For(0, count, i => parts[i] = Part(file, sections[i], databaseId, version, stamp));
        var (head, customerSlots) = parts.OfType<(FactSnapshot, int)>().Single();
        return head.With(
            [.. parts.OfType<FactChunk>()],
            CustomerTable.Restore(customerSlots, [.. parts.OfType<CustomerFacts[][]>().SelectMany(p => p)], [.. parts.OfType<OrderHistory[][]>().SelectMany(p => p)]));
    }

    private object Part(SafeFileHandle file, SnapshotSection section, Guid databaseId, long version, long stamp)
    {
        var bytes = Bytes(file, section.Offset, section.Length, section.Checksum);
        if (IsClosed(section.Kind))
        {
            bytes = seal!.TryOpenBytes(Purpose, bytes) ?? throw new InvalidDataException("The snapshot was closed with another key.");
        }

        var reader = new SpanReader(bytes);
        switch (section.Kind)
        {
            case SnapshotSectionKind.Head:
                return HeadCodec.Read(ref reader, databaseId, version, stamp);
            case SnapshotSectionKind.Chunk:
                return ChunkCodec.Read(ref reader);
            case SnapshotSectionKind.Customers:
                var facts = new CustomerFacts[reader.Value<int>()][];
                for (var i = 0; i < facts.Length; i++)
                {
                    facts[i] = CustomerCodec.Read(ref reader);
                }

                return facts;
            case SnapshotSectionKind.Orders:
                var history = new OrderHistory[reader.Value<int>()][];
                for (var i = 0; i < history.Length; i++)
                {
                    history[i] = reader.Column<OrderHistory>() ?? [];
                }

                return history;
            default:
                throw new InvalidDataException("The snapshot has a section of an unknown kind.");
        }
    }

    private bool IsClosed(SnapshotSectionKind kind) => seal is not null && kind is (SnapshotSectionKind.Head or SnapshotSectionKind.Customers);

    private static ReadOnlySpan<byte> Bytes(SafeFileHandle file, long offset, int length, uint? checksum)
    {
        var bytes = GC.AllocateUninitializedArray<byte>(length).AsSpan();
        for (var filled = 0; filled < length;)
        {
            var read = RandomAccess.Read(file, bytes[filled..], offset + filled);
            if (read == 0)
            {
                throw new InvalidDataException("The snapshot ends early.");
            }

            filled += read;
        }

        if (checksum is { } expected && Crc32C.Of(bytes) != expected)
        {
            throw new InvalidDataException("The snapshot is damaged.");
        }

        return bytes;
    }
}
