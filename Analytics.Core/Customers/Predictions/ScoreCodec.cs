using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Analytics.Core.Customers.Predictions;

/// <summary>Writes columns and recommendations as one compressed block that begins with its SHA-256, and reads it back.</summary>
internal static class ScoreCodec
{
    private const int Magic = 0x31435341;
    private const int Version = 1;
    private const int MostItems = 100_000;

    /// <summary>The block.</summary>
    public static byte[] Write(ScoreColumns columns, Recommender? recommender)
    {
        using var memory = new MemoryStream();
        memory.Write(new byte[SHA256.HashSizeInBytes]);
        using (var packed = new BrotliStream(memory, CompressionLevel.Fastest, leaveOpen: true))
        using (var buffered = new BufferedStream(packed, 1 << 20))
        using (var writer = new BinaryWriter(buffered, Encoding.UTF8))
        {
            writer.Write(Magic);
            writer.Write(Version);
            writer.Write(columns.Count);
            WriteColumns(writer, columns);
            writer.Write(recommender is not null);
            if (recommender is not null)
            {
                WriteRecommender(writer, recommender);
            }
        }

        var block = memory.ToArray();
        SHA256.HashData(block.AsSpan(SHA256.HashSizeInBytes), block);
        return block;
    }

    /// <summary>What the block holds; null when it is not whole, or not of this version.</summary>
    public static (ScoreColumns Columns, Recommender? Recommender)? TryRead(byte[] block)
    {
        if (block.Length <= SHA256.HashSizeInBytes
            || !SHA256.HashData(block.AsSpan(SHA256.HashSizeInBytes)).AsSpan().SequenceEqual(block.AsSpan(0, SHA256.HashSizeInBytes)))
        {
            return null;
        }

        try
        {
            using var memory = new MemoryStream(block, SHA256.HashSizeInBytes, block.Length - SHA256.HashSizeInBytes);
            using var unpacked = new BrotliStream(memory, CompressionMode.Decompress);
            using var reader = new BinaryReader(unpacked, Encoding.UTF8);
            if (reader.ReadInt32() != Magic || reader.ReadInt32() != Version || reader.ReadInt32() is not (>= 0 and var count))
            {
                return null;
            }

            var columns = new ScoreColumns(count);
            ReadColumns(reader, columns);
            for (var row = 0; row < count; row++)
            {
                var last = row == 0 ? 0 : columns.Keys[row - 1];
                if (columns.Keys[row] <= last)
                {
                    return null;
                }
            }

            return (columns, reader.ReadBoolean() ? ReadRecommender(reader) : null);
        }
        catch (Exception error) when (error is IOException or InvalidDataException or InvalidOperationException or ArgumentException or OverflowException)
        {
            return null;
        }
    }

    private static void WriteColumns(BinaryWriter writer, ScoreColumns c)
    {
        foreach (var ints in (int[][])[c.Keys, c.Recency, c.Orders, c.First, c.Last])
        {
            writer.Write(MemoryMarshal.AsBytes(ints.AsSpan()));
        }

        writer.Write(MemoryMarshal.AsBytes(c.Net.AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(c.Gross.AsSpan()));
        foreach (var bytes in Bytes(c))
        {
            writer.Write(bytes);
        }

        foreach (var floats in Floats(c))
        {
            writer.Write(MemoryMarshal.AsBytes(floats.AsSpan()));
        }
    }

    private static void ReadColumns(BinaryReader reader, ScoreColumns c)
    {
        foreach (var ints in (int[][])[c.Keys, c.Recency, c.Orders, c.First, c.Last])
        {
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(ints.AsSpan()));
        }

        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(c.Net.AsSpan()));
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(c.Gross.AsSpan()));
        foreach (var bytes in Bytes(c))
        {
            reader.BaseStream.ReadExactly(bytes);
        }

        foreach (var floats in Floats(c))
        {
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(floats.AsSpan()));
        }
    }

    private static byte[][] Bytes(ScoreColumns c) => [c.R, c.F, c.M, c.Fm, c.Tier, c.ChurnTier, c.Action];

    private static float[][] Floats(ScoreColumns c) =>
        [c.Alive, c.Churn, c.ExpectedOrders, c.Spend, c.Clv, c.ClvLow, c.ClvHigh, c.ClvFormula, c.NextFormula, c.NextModel];

    private static void WriteRecommender(BinaryWriter writer, Recommender recommender)
    {
        writer.Write(recommender.UsesSimilar);
        writer.Write(recommender.Items.Count);
        for (var i = 0; i < recommender.Items.Count; i++)
        {
            var item = recommender.Items[i];
            writer.Write(item.Key);
            writer.Write(item.Code);
            writer.Write(item.Name ?? "");
            writer.Write(item.Customers);
            writer.Write(recommender.Neighbours[i].Length);
            for (var n = 0; n < recommender.Neighbours[i].Length; n++)
            {
                writer.Write(recommender.Neighbours[i][n]);
                writer.Write(recommender.Similarity[i][n]);
            }
        }

        writer.Write(recommender.Categories.Count);
        foreach (var rule in recommender.Categories)
        {
            writer.Write(rule.From);
            writer.Write(rule.To);
            writer.Write(rule.Customers);
            writer.Write(rule.Followed);
            writer.Write(rule.ShareWithout);
            writer.Write(rule.PValue);
        }
    }

    private static Recommender ReadRecommender(BinaryReader reader)
    {
        var usesSimilar = reader.ReadBoolean();
        var items = new RecommendedItem[Count(reader)];
        var neighbours = new int[items.Length][];
        var similarity = new float[items.Length][];
        for (var i = 0; i < items.Length; i++)
        {
            var key = reader.ReadInt32();
            var code = reader.ReadString();
            var name = reader.ReadString();
            items[i] = new RecommendedItem(key, code, name.Length == 0 ? null : name, reader.ReadInt32());
            neighbours[i] = new int[Count(reader)];
            similarity[i] = new float[neighbours[i].Length];
            for (var n = 0; n < neighbours[i].Length; n++)
            {
                neighbours[i][n] = reader.ReadInt32() is >= 0 and var other && other < items.Length ? other : throw new InvalidDataException();
                similarity[i][n] = reader.ReadSingle();
            }
        }

        var rules = new CategoryRule[Count(reader)];
        for (var i = 0; i < rules.Length; i++)
        {
            rules[i] = new CategoryRule(reader.ReadString(), reader.ReadString(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadDouble(), reader.ReadDouble());
        }

        return new Recommender(items, neighbours, similarity, usesSimilar, rules);
    }

    private static int Count(BinaryReader reader) =>
        reader.ReadInt32() is >= 0 and <= MostItems and var count ? count : throw new InvalidDataException();
}
