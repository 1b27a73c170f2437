namespace Analytics.Core.Storage.Writing;

/// <summary>A line whose names have become keys; 0 is "none", and while a chunk is resolved −(n + 1) is "the n-th unknown".</summary>
internal struct ResolvedLine
{
    public int OrderId;
    public int CustomerId;
    public int ProductId;
    public int CategoryId;
    public int ChannelId;
    public int LocationId;
}
