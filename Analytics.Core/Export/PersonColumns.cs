using Analytics.Core.Queries;

namespace Analytics.Core.Export;

/// <summary>
/// Which columns of which exports say who a customer is. A table that is not listed is not exported with pseudonyms, so that a new one does not
/// leak: it is entered here first, and a test walks through all of them.
/// </summary>
public static class PersonColumns
{
    private static readonly Dictionary<string, Dictionary<string, PersonColumn>> Tables = new(StringComparer.Ordinal)
    {
        ["lines"] = new(StringComparer.Ordinal) { ["orderId"] = PersonColumn.Order, ["customerId"] = PersonColumn.Person },
        ["orders"] = new(StringComparer.Ordinal) { ["orderId"] = PersonColumn.Order, ["customerId"] = PersonColumn.Person },
        ["customers"] = new(StringComparer.Ordinal) { ["customerId"] = PersonColumn.Person, ["name"] = PersonColumn.LeftOut },
        ["customer-scores"] = new(StringComparer.Ordinal) { ["customerId"] = PersonColumn.Person, ["name"] = PersonColumn.LeftOut },
        ["customer-list"] = new(StringComparer.Ordinal) { ["customerId"] = PersonColumn.Person, ["name"] = PersonColumn.LeftOut },
        ["clusters"] = new(StringComparer.Ordinal) { ["customerId"] = PersonColumn.Person },
        ["query"] = DimensionCatalog.All.Where(static d => d.NamesPerson)
            .SelectMany(static d => new (string Column, PersonColumn Use)[] { (d.Key, PersonColumn.Person), (ExportService.NameColumn(d.Key), PersonColumn.LeftOut) })
            .ToDictionary(static c => c.Column, static c => c.Use, StringComparer.Ordinal),
        ["events"] = new(StringComparer.Ordinal)
        {
            ["id"] = PersonColumn.Event, ["actor"] = PersonColumn.Person, ["session"] = PersonColumn.Visit, ["page"] = PersonColumn.Address,
            ["referrer"] = PersonColumn.Address, ["properties"] = PersonColumn.LeftOut,
        },
        ["funnel-people"] = new(StringComparer.Ordinal) { ["id"] = PersonColumn.Person, ["name"] = PersonColumn.LeftOut },
        ["reviews"] = new(StringComparer.Ordinal) { ["customer"] = PersonColumn.Person, ["title"] = PersonColumn.LeftOut, ["text"] = PersonColumn.LeftOut },
    };

    private static readonly HashSet<string> WithoutPersons = new(StringComparer.Ordinal)
    {
        "products", "batches", "rfm-map", "rfm-segments", "cohorts", "movement", "campaigns", "attribution", "optimization", "orders-to-come", "category-pairs",
        "forecast", "roi", "roi-parts", "acquisition", "costs",
    };

    /// <summary>Whether the table says who customers are.</summary>
    public static bool HasPersons(string table) => Tables.ContainsKey(table);

    /// <summary>What becomes of a column.</summary>
    /// <exception cref="ExportException">The table cannot be exported with pseudonyms.</exception>
    public static PersonColumn Of(string table, string column) =>
        Tables.TryGetValue(table, out var columns) ? columns.GetValueOrDefault(column)
        : WithoutPersons.Contains(table) ? PersonColumn.Kept
        : throw new ExportException("This table cannot be exported with pseudonyms. Nothing was exported.");

    /// <summary>Sees that the table can be exported with pseudonyms, and that the filters, which stand in the manifest, name nobody.</summary>
    /// <param name="table">The table's name.</param>
    /// <param name="filters">What it is narrowed to.</param>
    /// <exception cref="QueryException">It cannot be.</exception>
    public static void Require(string table, IEnumerable<ExportFilter> filters)
    {
        if (!Tables.ContainsKey(table) && !WithoutPersons.Contains(table))
        {
            throw new QueryException("pseudonyms", "This table cannot be exported with pseudonyms.");
        }

        if (filters.Any(static f => f.NamesPerson))
        {
            throw new QueryException("pseudonyms", "Filters that name customers, and searches, would say whose the pseudonyms are. Leave them out, or export without pseudonyms.");
        }
    }
}
