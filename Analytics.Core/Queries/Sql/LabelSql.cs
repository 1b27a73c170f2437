using System.Globalization;

namespace Analytics.Core.Queries.Sql;

/// <summary>Writes customers' labels into a statement as lists of customers' keys.</summary>
internal static class LabelSql
{
    /// <summary>A table of customer and label for each dimension.</summary>
    public static string Tables(IEnumerable<Dimension> dimensions, CustomerLabelSet labels) => string.Concat(dimensions.Select(d =>
    {
        var column = labels.Column(d, "by");
        var rows = Enumerable.Range(0, column.Codes.Length).Where(key => column.CodeOf(key) > 0)
            .Select(key => $"({Key(key)}, {SqlRenderer.Text(column.Names[column.CodeOf(key)])})");
        return $"{Table(d)}(cust, name) AS (VALUES {string.Join(", ", rows.Prepend("(0, '')"))}),\n";
    }));

    /// <summary>The label as a column, with a comma behind it.</summary>
    public static string Column(Dimension dimension) => $" COALESCE({Table(dimension)}.name, '(none)') AS {SqlRenderer.Name(dimension)},";

    /// <summary>Joins the table to the lines.</summary>
    public static string Join(Dimension dimension) => $" LEFT JOIN {Table(dimension)} ON {Table(dimension)}.cust = base.cust";

    /// <summary>A filter on saved segments. Anonymous lines are in none.</summary>
    public static string Segments(Filter filter, CustomerLabelSet labels)
    {
        var members = filter.Values.Select(labels.Segment)
            .SelectMany(s => Enumerable.Range(0, s.Members!.Length).Where(key => key > 0 && s.Members[key]))
            .Distinct()
            .Order()
            .Select(Key)
            .Prepend("-1");
        return $"COALESCE(cust, 0) {(filter.Exclude ? "NOT IN" : "IN")} ({string.Join(", ", members)})";
    }

    private static string Table(Dimension dimension) => "t" + SqlRenderer.Name(dimension);

    private static string Key(int key) => key.ToString(CultureInfo.InvariantCulture);
}
