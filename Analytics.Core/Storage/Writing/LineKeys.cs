namespace Analytics.Core.Storage.Writing;

/// <summary>The tables that lines point at, and by which columns.</summary>
internal static class LineKeys
{
    public static readonly (string Table, string[] Columns)[] All =
    [
        ("customers", ["customer_id"]),
        ("products", ["product_id"]),
        ("orders", ["order_id"]),
        ("labels", ["category_id", "channel_id", "location_id"]),
    ];

    /// <summary>The lines of a batch, by the range of keys that its record holds: there is no index.</summary>
    public static string OfBatch(string line, string parameter) =>
        $"{line}.batch_id = {parameter} AND {line}.id BETWEEN (SELECT first_line_id FROM import_batches WHERE id = {parameter}) "
        + $"AND (SELECT last_line_id FROM import_batches WHERE id = {parameter})";
}
