using System.IO.Compression;

namespace Analytics.Core.Customers;

/// <summary>Every customer's segment and scores on one day; never changed once made.</summary>
public sealed class RfmSnapshot
{
    private const byte Version = 1;
    private const int Side = RfmMap.Scores;

    private readonly int[] _keys;
    private readonly byte[] _codes;
    private readonly byte[] _fm;

    private RfmSnapshot(DateOnly day, int[] keys, byte[] codes, byte[] fm)
    {
        Day = day;
        _keys = keys;
        _codes = codes;
        _fm = fm;
    }

    /// <summary>The day of the scores.</summary>
    public DateOnly Day { get; }

    /// <summary>How many customers were scored.</summary>
    public int Count => _keys.Length;

    /// <summary>The customers' keys, ascending.</summary>
    public ReadOnlySpan<int> Keys => _keys;

    /// <summary>The snapshot of computed scores.</summary>
    public static RfmSnapshot Of(DateOnly day, RfmScores scores)
    {
        var sorted = scores.All().OrderBy(static s => s.Key).ToArray();
        return new RfmSnapshot(
            day,
            Array.ConvertAll(sorted, static s => s.Key),
            Array.ConvertAll(sorted, static s => (byte)(((((s.R - 1) * Side) + s.F - 1) * Side) + s.M - 1)),
            Array.ConvertAll(sorted, static s => (byte)s.Fm));
    }

    /// <summary>The segment of the customer at a place in <see cref="Keys"/>.</summary>
    public RfmSegment SegmentAt(int index) => RfmMap.SegmentOf((_codes[index] / (Side * Side)) + 1, _fm[index]);

    /// <summary>The scores R, F, M and FM of the customer at a place in <see cref="Keys"/>.</summary>
    public (int R, int F, int M, int Fm) ScoresAt(int index) =>
        ((_codes[index] / (Side * Side)) + 1, (_codes[index] / Side % Side) + 1, (_codes[index] % Side) + 1, _fm[index]);

    /// <summary>The segment of a customer; null for one who was not scored that day.</summary>
    public RfmSegment? SegmentOf(int key) => Array.BinarySearch(_keys, key) is >= 0 and var at ? SegmentAt(at) : null;

    /// <summary>Packs it: distances between keys and two bytes of scores a customer, compressed.</summary>
    public byte[] Pack()
    {
        using var packed = new MemoryStream();
        using (var deflate = new BrotliStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        using (var writer = new BinaryWriter(deflate))
        {
            writer.Write(Version);
            writer.Write7BitEncodedInt(Day.DayNumber);
            writer.Write7BitEncodedInt(_keys.Length);
            var last = 0;
            foreach (var key in _keys)
            {
                writer.Write7BitEncodedInt(key - last);
                last = key;
            }

            writer.Write(_codes);
            writer.Write(_fm);
        }

        return packed.ToArray();
    }

    /// <summary>Unpacks what <see cref="Pack"/> gave.</summary>
    /// <exception cref="InvalidDataException">These are no such bytes.</exception>
    public static RfmSnapshot Unpack(byte[] packed)
    {
        try
        {
            using var inflate = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
            using var reader = new BinaryReader(inflate);
            if (reader.ReadByte() != Version)
            {
                throw new InvalidDataException("The snapshot was written by another version.");
            }

            var day = DateOnly.FromDayNumber(reader.Read7BitEncodedInt());
            var keys = new int[reader.Read7BitEncodedInt()];
            var last = 0;
            for (var i = 0; i < keys.Length; i++)
            {
                keys[i] = last += reader.Read7BitEncodedInt();
            }

            var (codes, fm) = (reader.ReadBytes(keys.Length), reader.ReadBytes(keys.Length));
            return codes.Length == keys.Length && fm.Length == keys.Length && codes.All(static c => c < Side * Side * Side) && fm.All(static f => f is >= 1 and <= Side)
                ? new RfmSnapshot(day, keys, codes, fm)
                : throw new InvalidDataException("The snapshot is incomplete.");
        }
        catch (Exception error) when (error is EndOfStreamException or FormatException or ArgumentException or OverflowException or InvalidOperationException)
        {
            throw new InvalidDataException("The snapshot cannot be read.", error);
        }
    }
}
