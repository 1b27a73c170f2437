using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Analytics.Core.Queries.Execution;

/// <summary>Asks the processor to fetch memory that is needed soon; without effect where it has no such instruction.</summary>
internal static class Prefetch
{
    /// <summary>How many lines ahead.</summary>
    public const int Distance = 24;

    /// <summary>Fetches the line of memory that holds <paramref name="target"/>. A hint only: an address that has moved does no harm.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Of<T>(ref T target)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref target));
        }
    }
}
