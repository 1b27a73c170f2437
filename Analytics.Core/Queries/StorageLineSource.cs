using Analytics.Core.Domain;
using Analytics.Core.Storage;

namespace Analytics.Core.Queries;

/// <summary>Fetches the lines behind a number from Storage.</summary>
public sealed class StorageLineSource(LineReader reader) : ILineSource
{
    /// <inheritdoc />
    public Task<IReadOnlyList<LineDetail>> FetchAsync(IReadOnlyList<long> rowIds, TimeZoneInfo zone, CancellationToken cancellationToken = default) =>
        Task.Run<IReadOnlyList<LineDetail>>(
            () => [.. reader.ReadByIds(rowIds, cancellationToken).Select(line => Detail(line, zone))],
            cancellationToken);

    private static LineDetail Detail(StoredLine line, TimeZoneInfo zone) => new(
        line.Id,
        TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(line.AtUnixMs), zone),
        line.OrderExternalId,
        line.CustomerExternalId,
        line.ProductCode,
        line.ProductName,
        line.Category,
        line.Channel,
        line.Location,
        new Quantity(line.QuantityUnits).Pieces,
        line.UnitPriceUnits is { } price ? new Money(price).Amount : null,
        new Money(line.AmountUnits).Amount,
        line.SourceName,
        line.SourceLine);
}
