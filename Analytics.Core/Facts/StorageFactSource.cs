using Analytics.Core.Domain;
using Analytics.Core.Storage;

namespace Analytics.Core.Facts;

/// <summary>Reads the Facts from Storage.</summary>
public sealed class StorageFactSource(LineReader reader, DataStateStore state) : IFactSource
{
    // Codes by label key; labels are few, and are read again before lines that may name new ones.
    private int[] _categories = [0];
    private int[] _channels = [0];
    private int[] _locations = [0];

    /// <inheritdoc />
    public (Guid DatabaseId, long Version, long Stamp, long StreamVersion) ReadStamp()
    {
        var now = state.Read();
        return (now.DatabaseId, now.Version, now.Stamp, now.StreamVersion);
    }

    /// <inheritdoc />
    public IReadOnlyList<BatchFacts> ReadBatches() => [.. reader.ReadBatches().Where(static b => b.Kind < BatchKind.Events).Select(b => new BatchFacts(b.Id, b.SourceName, b.Kind, b.CommittedAtUnixMs, b.LastLineId))];

    /// <inheritdoc />
    public void ReadAttributes(FactWriter writer, bool onlyNew, CancellationToken cancellationToken)
    {
        ReadLabels(writer, cancellationToken);
        if (!onlyNew)
        {
            writer.ClearAttributes();
        }

        reader.ReadCustomers(
            customer => writer.SetCustomer(customer.Id, new CustomerFacts
            {
                ExternalId = customer.ExternalId,
                Name = customer.Name,
                BirthYear = customer.BirthYear ?? 0,
                AgeYears = customer.AgeYears ?? -1,
                AgeAsOfDay = customer.AgeAsOf?.DayNumber ?? 0,
                Gender = writer.Gender(customer.Gender),
                IncomeRange = writer.IncomeRange(customer.IncomeRange),
                Location = writer.Location(customer.Location),
                PreferredCategory = writer.PreferredCategory(customer.PreferredCategory),
                RegisteredDay = customer.RegisteredOn?.DayNumber ?? 0,
            }),
            onlyNew ? writer.LastCustomerKey : 0,
            cancellationToken);
        reader.ReadProducts(
            product => writer.SetProduct(
                product.Id,
                new ProductFacts(product.Code, product.Name, Code(_categories, product.CategoryId ?? 0), product.IsGoods)),
            onlyNew ? writer.LastProductKey : 0,
            cancellationToken);
    }

    /// <inheritdoc />
    public void ReadLines(BatchFacts batch, long afterRowId, FactWriter writer, CancellationToken cancellationToken)
    {
        reader.ReadBatch(
            batch.Id,
            afterRowId,
            batch.LastRowId,
            lines =>
            {
                foreach (ref readonly var line in lines)
                {
                    writer.Add(LineOf(batch.Id, line));
                }
            },
            cancellationToken);
        writer.EndBatch();
    }

    /// <inheritdoc />
    public void ReadCorrections(long afterVersion, FactWriter writer, CancellationToken cancellationToken) =>
        reader.ReadCorrected(afterVersion, (batch, line) => writer.Replace(LineOf(batch, line)), cancellationToken);

    private FactLine LineOf(int batchId, LineRecord line) => new(
        line.Id,
        batchId,
        line.OrderId,
        line.CustomerId,
        line.ProductId,
        Code(_categories, line.CategoryId),
        Code(_channels, line.ChannelId),
        Code(_locations, line.LocationId),
        FloorToSeconds(line.AtUnixMs),
        line.QuantityUnits,
        line.AmountUnits);

    private static long FloorToSeconds(long milliseconds) => (milliseconds >= 0 ? milliseconds : milliseconds - 999) / 1000;

    private static int Code(int[] codes, int label) => label < codes.Length ? codes[label] : 0;

    private void ReadLabels(FactWriter writer, CancellationToken cancellationToken)
    {
        List<(int Id, LabelKind Kind, int Code)> labels = [];
        reader.ReadLabels(
            label => labels.Add((label.Id, label.Kind, label.Kind switch
            {
                LabelKind.Category => writer.Category(label.Name),
                LabelKind.Channel => writer.Channel(label.Name),
                LabelKind.Location => writer.Location(label.Name),
                _ => 0,
            })),
            cancellationToken);
        var slots = labels.Count == 0 ? 1 : labels.Max(l => l.Id) + 1;
        (_categories, _channels, _locations) = (new int[slots], new int[slots], new int[slots]);
        foreach (var (id, kind, code) in labels)
        {
            (kind == LabelKind.Category ? _categories : kind == LabelKind.Channel ? _channels : _locations)[id] = code;
        }
    }
}
