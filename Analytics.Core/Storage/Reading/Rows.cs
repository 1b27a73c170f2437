using System.Data.Common;
using System.Globalization;
using Analytics.Core.Domain;
using Analytics.Core.Storage.Protection;

namespace Analytics.Core.Storage.Reading;

/// <summary>Makes objects of rows.</summary>
internal static class Rows
{
    public const string LineSql =
        "SELECT l.id, l.batch_id, b.source_name, l.source_line, o.external_id, c.external_id, p.code, p.name, COALESCE(k.name, pk.name), h.name, "
        + "COALESCE(w.name, c.location), l.at_unix_ms, l.quantity_units, l.amount_units, l.unit_price_units "
        + "FROM purchase_lines AS l JOIN import_batches AS b ON b.id = l.batch_id JOIN orders AS o ON o.id = l.order_id "
        + "LEFT JOIN customers AS c ON c.id = l.customer_id LEFT JOIN products AS p ON p.id = l.product_id "
        + "LEFT JOIN labels AS k ON k.id = l.category_id LEFT JOIN labels AS pk ON pk.id = p.category_id "
        + "LEFT JOIN labels AS h ON h.id = l.channel_id LEFT JOIN labels AS w ON w.id = l.location_id";

    public static StoredLine Line(DbDataReader row) => new(
        row.GetInt64(0),
        row.GetInt32(1),
        row.GetString(2),
        row.GetInt64(3),
        row.GetString(4),
        Text(row, 5),
        Text(row, 6),
        Text(row, 7),
        Text(row, 8),
        Text(row, 9),
        Text(row, 10),
        row.GetInt64(11),
        row.GetInt64(12),
        row.GetInt64(13),
        row.IsDBNull(14) ? null : row.GetInt64(14));

    public const string CustomerColumns =
        "c.id, c.external_id, c.name, c.birth_year, c.age_years, c.age_as_of, c.gender, c.location, c.income_range, c.registered_on, c.preferred_category, c.batch_id";

    /// <summary>A customer of <see cref="CustomerColumns"/>.</summary>
    public static Customer Customer(DbDataReader row, FieldCipher cipher) => new()
    {
        Id = row.GetInt32(0),
        ExternalId = row.GetString(1),
        Name = cipher.Open(SealedColumns.Name, Text(row, 2)),
        BirthYear = Number(cipher.Open(SealedColumns.BirthYear, Text(row, 3))),
        AgeYears = Number(cipher.Open(SealedColumns.AgeYears, Text(row, 4))),
        AgeAsOf = cipher.Open(SealedColumns.AgeAsOf, Text(row, 5)) is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
        Gender = cipher.Open(SealedColumns.Gender, Text(row, 6)),
        Location = Text(row, 7),
        IncomeRange = cipher.Open(SealedColumns.IncomeRange, Text(row, 8)),
        RegisteredOn = Day(row, 9),
        PreferredCategory = Text(row, 10),
        BatchId = row.GetInt32(11),
    };

    public static Product Product(DbDataReader row) => new()
    {
        Id = row.GetInt32(0),
        Code = row.GetString(1),
        Name = Text(row, 2),
        CategoryId = Number(row, 3),
        IsGoods = row.GetBoolean(4),
        BatchId = row.GetInt32(5),
    };

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static int? Number(string? text) => text is null ? null : int.Parse(text, CultureInfo.InvariantCulture);

    private static int? Number(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt32(column);

    private static DateOnly? Day(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateOnly>(column);
}
