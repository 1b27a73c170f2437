using Analytics.Core.Domain;
using Analytics.Core.Storage.Consents;

namespace Analytics.Core.Storage.Writing;

/// <summary>Rows that go into one transaction.</summary>
internal sealed class Chunk(int lines)
{
    public const int AttributeRows = 20_000;

    public List<PurchaseRow> Lines { get; } = new(Math.Min(lines, 4_096));

    public List<CustomerRow> Customers { get; } = [];

    public List<ProductRow> Products { get; } = [];

    public List<ReviewRow> Reviews { get; } = [];

    public List<CostEntry> Costs { get; } = [];

    public List<EventRow> Events { get; } = [];

    public List<VisitorRow> Visitors { get; } = [];

    public List<MarketingRow> Marketing { get; } = [];

    public List<ConsentStatement> Consents { get; } = [];

    public bool IsFull => Lines.Count >= lines || Consents.Count >= 2 * lines || Events.Count >= lines
        || Customers.Count >= AttributeRows || Products.Count >= AttributeRows || Visitors.Count >= AttributeRows || Reviews.Count >= AttributeRows || Costs.Count >= AttributeRows
        || Marketing.Count >= AttributeRows;

    public bool IsEmpty => Lines.Count == 0 && Customers.Count == 0 && Products.Count == 0 && Events.Count == 0 && Visitors.Count == 0 && Reviews.Count == 0 && Costs.Count == 0
        && Marketing.Count == 0 && Consents.Count == 0;

    public void Clear()
    {
        Lines.Clear();
        Customers.Clear();
        Products.Clear();
        Marketing.Clear();
        Consents.Clear();
        Reviews.Clear();
        Costs.Clear();
        Events.Clear();
        Visitors.Clear();
    }
}
