using System.Globalization;

namespace Analytics.Core.Storage.Protection;

/// <summary>The columns that are stored encrypted: those that <see cref="Domain.PrivacyCatalog"/> classes as sensitive. A test holds the two against each other.</summary>
internal static class SealedColumns
{
    public static readonly SealedColumn Name = Customer("name");
    public static readonly SealedColumn BirthYear = Customer("birth_year", isNumber: true);
    public static readonly SealedColumn AgeYears = Customer("age_years", isNumber: true);
    public static readonly SealedColumn AgeAsOf = Customer("age_as_of");
    public static readonly SealedColumn Gender = Customer("gender");
    public static readonly SealedColumn IncomeRange = Customer("income_range");
    public static readonly SealedColumn NoteText = Of("customer_notes", "text", isRequired: true);
    public static readonly SealedColumn ReviewTitle = Of("reviews", "title");
    public static readonly SealedColumn ReviewText = Of("reviews", "text");
    public static readonly SealedColumn EventProperties = Of("tracked_events", "properties_json");
    public static readonly SealedColumn VisitorGender = Of("visitor_facts", "gender");
    public static readonly SealedColumn VisitorAttributes = Of("visitor_facts", "attributes_json");
    public static readonly SealedColumn QuarantinedCells = Of("quarantined_rows", "cells_json", isRequired: true);

    private static readonly SealedColumn[] OfCustomers = [Name, BirthYear, AgeYears, AgeAsOf, Gender, IncomeRange];

    /// <summary>All of them, table by table, with the columns by which a row is found.</summary>
    public static readonly (string Table, string[] Keys, SealedColumn[] Columns)[] Tables =
    [
        ("customers", ["id"], OfCustomers),
        ("customer_changes", ["batch_id", "customer_id"], [.. OfCustomers.SelectMany(static c => new[] { Journal(c, "new_"), Journal(c, "old_") })]),
        ("customer_notes", ["id"], [NoteText]),
        ("reviews", ["id"], [ReviewTitle, ReviewText]),
        ("tracked_events", ["id"], [EventProperties]),
        ("visitor_facts", ["batch_id", "actor_id"], [VisitorGender, VisitorAttributes]),
        ("quarantined_rows", ["id"], [QuarantinedCells]),
    ];

    /// <summary>The column; null where it is stored as it is.</summary>
    public static SealedColumn? Find(string table, string column) =>
        Tables.FirstOrDefault(t => t.Table == table).Columns?.FirstOrDefault(c => c.Column == column);

    /// <summary>A number as the text that is encrypted.</summary>
    public static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    /// <summary>A day as the text that is encrypted.</summary>
    public static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static SealedColumn Customer(string column, bool isNumber = false) => new("customers", column, "customers." + column, isNumber);

    private static SealedColumn Journal(SealedColumn column, string prefix) => column with { Table = "customer_changes", Column = prefix + column.Column };

    private static SealedColumn Of(string table, string column, bool isRequired = false) => new(table, column, table + "." + column, IsRequired: isRequired);
}
