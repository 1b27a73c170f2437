using System.Runtime.InteropServices;

namespace Analytics.Core.Facts;

/// <summary>A chunk as bytes: a few numbers, then the columns as they lie in memory (little-endian).</summary>
internal static class ChunkCodec
{
    /// <summary>Writes a chunk.</summary>
    public static void Write(BinaryWriter writer, FactChunk chunk)
    {
        writer.Write(chunk.Count);
        writer.Write(chunk.MinSeconds);
        writer.Write(chunk.MaxSeconds);
        writer.Write(chunk.AllSales);
        writer.Write(chunk.AnyAnonymous);
        WriteColumn<ChunkSegment>(writer, chunk.Segments);
        WriteColumn<int>(writer, chunk.Offsets);
        WriteColumn<int>(writer, chunk.Customers);
        WriteColumn<int>(writer, chunk.Orders);
        WriteColumn<int>(writer, chunk.Products);
        WriteCodes(writer, chunk.Categories);
        WriteCodes(writer, chunk.Channels);
        WriteCodes(writer, chunk.Locations);
        WriteColumn<long>(writer, chunk.Amounts);
        WriteColumn<int>(writer, chunk.Quantities);
        WriteColumn<long>(writer, chunk.WideQuantities);
        WriteColumn<ushort>(writer, chunk.Positions);
    }

    /// <summary>Reads a chunk.</summary>
    /// <exception cref="InvalidDataException">The bytes end early.</exception>
    public static FactChunk Read(ref SpanReader reader) => new()
    {
        Count = reader.Value<int>(),
        MinSeconds = reader.Value<long>(),
        MaxSeconds = reader.Value<long>(),
        AllSales = reader.Value<byte>() != 0,
        AnyAnonymous = reader.Value<byte>() != 0,
        Segments = reader.Column<ChunkSegment>() ?? [],
        Offsets = reader.Column<int>() ?? [],
        Customers = reader.Column<int>() ?? [],
        Orders = reader.Column<int>() ?? [],
        Products = reader.Column<int>() ?? [],
        Categories = ReadCodes(ref reader),
        Channels = ReadCodes(ref reader),
        Locations = ReadCodes(ref reader),
        Amounts = reader.Column<long>() ?? [],
        Quantities = reader.Column<int>() ?? [],
        WideQuantities = reader.Column<long>(),
        Positions = reader.Column<ushort>(),
    };

    /// <summary>Writes a column's length, -1 for null, and its bytes.</summary>
    public static void WriteColumn<T>(BinaryWriter writer, T[]? column)
        where T : unmanaged
    {
        writer.Write(column?.Length ?? -1);
        if (column is not null)
        {
            writer.Write(MemoryMarshal.AsBytes(column.AsSpan()));
        }
    }

    private static void WriteCodes(BinaryWriter writer, CodeColumn codes)
    {
        writer.Write(codes.Min);
        writer.Write(codes.Max);
        WriteColumn(writer, codes.Bytes);
        WriteColumn(writer, codes.Shorts);
        WriteColumn(writer, codes.Ints);
    }

    private static CodeColumn ReadCodes(ref SpanReader reader)
    {
        var min = reader.Value<int>();
        var max = reader.Value<int>();
        return CodeColumn.Restore(min, max, reader.Column<byte>(), reader.Column<ushort>(), reader.Column<int>());
    }
}
