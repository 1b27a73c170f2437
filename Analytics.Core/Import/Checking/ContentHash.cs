using System.Runtime.InteropServices;

namespace Analytics.Core.Import.Checking;

/// <summary>
/// A 128-bit hash over one or several texts, seeded anew in each process: among n different ones two are taken for equal with a chance of
/// about n² ÷ 2¹²⁹, which for a billion rows is one in 10²⁰.
/// </summary>
internal struct ContentHash
{
    private const ulong K1 = 0x9E3779B97F4A7C15;
    private const ulong K2 = 0xC2B2AE3D27D4EB4F;

    private static readonly ulong Seed1 = (ulong)Random.Shared.NextInt64() | 1;
    private static readonly ulong Seed2 = (ulong)Random.Shared.NextInt64() | 1;

    private ulong _a = Seed1;
    private ulong _b = Seed2;

    /// <summary>Starts a new one.</summary>
    public ContentHash()
    {
    }

    /// <summary>The hash of one text.</summary>
    public static UInt128 Of(ReadOnlySpan<byte> text)
    {
        var hash = new ContentHash();
        hash.Add(text);
        return hash.Value;
    }

    /// <summary>The hash of one text.</summary>
    public static UInt128 Of(string text) => Of(MemoryMarshal.AsBytes(text.AsSpan()));

    /// <summary>The hash of all that was added.</summary>
    public readonly UInt128 Value
    {
        get
        {
            var copy = this;
            copy.Mix(K2);
            copy.Mix(K1);
            return new UInt128(copy._a, copy._b);
        }
    }

    /// <summary>Adds a text; its length counts too, so that "ab", "c" is not "a", "bc".</summary>
    public void Add(ReadOnlySpan<byte> text)
    {
        Mix((ulong)text.Length ^ K1);
        while (text.Length >= 8)
        {
            Mix(MemoryMarshal.Read<ulong>(text));
            text = text[8..];
        }

        if (text.Length > 0)
        {
            var rest = 0UL;
            for (var i = text.Length - 1; i >= 0; i--)
            {
                rest = (rest << 8) | text[i];
            }

            Mix(rest);
        }
    }

    private void Mix(ulong word)
    {
        var high = Math.BigMul(_a ^ word, K2 ^ _b, out var low);
        _a = high ^ low ^ _b;
        high = Math.BigMul(_b + (word * K1), Seed2 ^ K1, out low);
        _b = high ^ low ^ (_a >> 29);
    }
}
