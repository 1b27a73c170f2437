using System.Runtime.InteropServices;

namespace Analytics.Core.Storage.Writing;

/// <summary>
/// A 128-bit hash of a text, seeded anew in each process: two different ids share one with a chance of about n² ÷ 2¹²⁹
/// (n ids), and nobody can prepare ids that do.
/// </summary>
internal static class Hash128
{
    private const ulong K1 = 0xA0761D6478BD642F;
    private const ulong K2 = 0xE7037ED1A0B428DB;

    private static readonly ulong Seed1 = (ulong)Random.Shared.NextInt64() | 1;
    private static readonly ulong Seed2 = ((ulong)Random.Shared.NextInt64() << 1) | 1;

    public static UInt128 Of(string text, uint salt = 0)
    {
        var bytes = MemoryMarshal.AsBytes(text.AsSpan());
        var h1 = Seed1 ^ (ulong)bytes.Length ^ ((ulong)salt << 40);
        var h2 = Seed2 ^ ((ulong)bytes.Length * K1) ^ salt;
        while (bytes.Length >= 8)
        {
            Mix(MemoryMarshal.Read<ulong>(bytes), ref h1, ref h2);
            bytes = bytes[8..];
        }

        var rest = 0UL;
        for (var i = 0; i < bytes.Length; i++)
        {
            rest |= (ulong)bytes[i] << (8 * i);
        }

        Mix(rest, ref h1, ref h2);
        Mix(K2, ref h1, ref h2);
        // Zero marks a free slot in the maps.
        return new UInt128(h1 | 1, h2);
    }

    private static void Mix(ulong word, ref ulong h1, ref ulong h2)
    {
        var high = Math.BigMul(h1 ^ word ^ K1, K2 ^ h2, out var low);
        h1 = high ^ low ^ h2;
        high = Math.BigMul(h2 + word, K1 ^ Seed2, out low);
        h2 = high ^ low ^ (h1 >> 32);
    }
}
