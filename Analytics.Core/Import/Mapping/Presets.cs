using Analytics.Core.Import.Reading;

namespace Analytics.Core.Import.Mapping;

/// <summary>The presets that come with the program.</summary>
internal static class Presets
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<PresetDefinition> All { get; } =
    [
        new(
            new ImportPreset("online-retail", "UCI Online Retail and Online Retail II: InvoiceNo, StockCode, Description, Quantity, InvoiceDate, UnitPrice, CustomerID, Country."),
            [
                Needed(ImportField.OrderId, "invoiceno", "invoice"),
                Needed(ImportField.ProductCode, "stockcode"),
                Optional(ImportField.ProductName, "description"),
                Needed(ImportField.Quantity, "quantity"),
                Needed(ImportField.Date, "invoicedate"),
                Needed(ImportField.UnitPrice, "unitprice", "price"),
                Needed(ImportField.CustomerId, "customerid"),
                Optional(ImportField.Location, "country"),
            ]),
        new(
            new ImportPreset("cdnow", "CDNOW purchases, whole or sample, with or without header: customer, date, number of CDs, dollars, with blanks between."),
            [
                Needed(ImportField.CustomerId, "customerid"),
                Needed(ImportField.Date, "date"),
                Needed(ImportField.Quantity, "numberofcds"),
                Needed(ImportField.Amount, "dollarvalue"),
            ],
            CdnowWithoutHeader),
        new(
            new ImportPreset("superstore", "Sample Superstore: sales are the line's amount, the state or province is the location."),
            [
                Needed(ImportField.OrderId, "orderid"),
                Needed(ImportField.Date, "orderdate"),
                Needed(ImportField.CustomerId, "customerid"),
                Optional(ImportField.CustomerName, "customername"),
                Needed(ImportField.ProductCode, "productid"),
                Optional(ImportField.ProductName, "productname"),
                Optional(ImportField.Category, "category"),
                Needed(ImportField.Amount, "sales"),
                Optional(ImportField.Quantity, "quantity"),
                Optional(ImportField.Location, "stateprovince", "state"),
            ]),
    ];

    /// <summary>The preset with this name; null when there is none.</summary>
    public static PresetDefinition? Find(string name) =>
        All.FirstOrDefault(p => string.Equals(p.Preset.Name, name, StringComparison.OrdinalIgnoreCase));

    private static PresetField Needed(ImportField field, params string[] names) => new(field, IsNeeded: true, names);

    private static PresetField Optional(ImportField field, params string[] names) => new(field, IsNeeded: false, names);

    /// <summary>Customer, date, CDs, dollars; in the sample the customer's number in the whole file stands before them.</summary>
    private static IReadOnlyList<FieldMapping>? CdnowWithoutHeader(FileProfile profile)
    {
        var count = profile.Columns.Count;
        if (profile.Layout.Separator is not (ColumnSeparator.Blanks or ColumnSeparator.FixedWidth) || count is not (4 or 5))
        {
            return null;
        }

        var customer = count - 4;
        var isCdnow = profile.Columns.Take(customer + 1).All(c => c.Type == ColumnType.Integer)
            && profile.Columns[customer + 1].Type == ColumnType.Date
            && profile.Columns[customer + 2].Type == ColumnType.Integer
            && profile.Columns[customer + 3].Type is ColumnType.Number or ColumnType.Integer;
        return isCdnow
            ?
            [
                new FieldMapping(ImportField.CustomerId, customer),
                new FieldMapping(ImportField.Date, customer + 1),
                new FieldMapping(ImportField.Quantity, customer + 2),
                new FieldMapping(ImportField.Amount, customer + 3),
            ]
            : null;
    }
}
