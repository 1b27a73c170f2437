namespace Analytics.Core.Storage.Writing;

/// <summary>What an external id or name belongs to; the values of label kinds are those of <see cref="Domain.LabelKind"/>.</summary>
internal enum ExternalKind
{
    Category = 1,
    Channel = 2,
    Location = 3,
    Order = 11,
    Customer = 12,
    Product = 13,
}
