namespace Analytics.Core.Facts;

/// <summary>What a section of the snapshot file holds.</summary>
internal enum SnapshotSectionKind
{
    /// <summary>Names, batches, products and counts.</summary>
    Head = 1,

    /// <summary>One chunk of lines.</summary>
    Chunk = 2,

    /// <summary>Some pages of customers' attributes.</summary>
    Customers = 3,

    /// <summary>Some pages of customers' earliest orders.</summary>
    Orders = 4,
}

/// <summary>Where a section of the snapshot file lies.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Offset">Its first byte.</param>
/// <param name="Length">How many bytes it has.</param>
/// <param name="Checksum">CRC-32C of these bytes.</param>
internal readonly record struct SnapshotSection(SnapshotSectionKind Kind, long Offset, int Length, uint Checksum);
