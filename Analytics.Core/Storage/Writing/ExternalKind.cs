namespace Analytics.Core.Storage.Writing;

/// <summary>What an external id or name belongs to; the values of label kinds are those of <see cref="Domain.LabelKind"/>, those from 31 on of <see cref="EventLabelKind"/>.</summary>
internal enum ExternalKind
{
    Category = 1,
    Channel = 2,
    Location = 3,
    Order = 11,
    Customer = 12,
    Product = 13,
    Actor = 21,
    Session = 22,
    EventName = 31,
    Page = 32,
    Referrer = 33,
    Device = 34,
    EventChannel = 35,
    Gender = 36,
}
