namespace Analytics.Core.Queries.Execution;

/// <summary>One customer's sums while they are gathered: 32 bytes, so that a line touches one stretch of memory only.</summary>
internal struct SummaryCell
{
    /// <summary>What <see cref="FirstSale"/> is when there is no sale: 0, so that fresh memory needs no filling.</summary>
    public const uint Never = 0;

    private const long Base = -1_500_000_001L;

    /// <summary>Σ amount.</summary>
    public long Net;

    /// <summary>Σ amount of sales.</summary>
    public long Gross;

    /// <summary>The earliest sale's stamp; <see cref="Never"/> when there is none.</summary>
    public uint FirstSale;

    /// <summary>The latest sale's stamp.</summary>
    public uint LastSale;

    /// <summary>Lines.</summary>
    public int Lines;

    /// <summary>The stamp of an instant between 1922 and 2058; those beyond are held at the ends.</summary>
    public static uint Stamp(long seconds) => (uint)Math.Clamp(seconds - Base, 1, uint.MaxValue);

    /// <summary>The second since 1970 UTC of a stamp.</summary>
    public static long Seconds(uint stamp) => stamp + Base;
}
