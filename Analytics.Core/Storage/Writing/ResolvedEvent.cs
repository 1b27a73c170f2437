namespace Analytics.Core.Storage.Writing;

/// <summary>The keys of an event's names; 0 for none.</summary>
internal struct ResolvedEvent
{
    public int ActorId;
    public int VisitorId;
    public int SessionId;
    public int NameId;
    public int PageId;
    public int ReferrerId;
    public int DeviceId;
    public int ChannelId;
}
