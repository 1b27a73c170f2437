using Analytics.Core.Domain;

namespace Analytics.Core.Import;

/// <summary>All that decides how a file is read: what the wizard's pages and the command line's options fill in.</summary>
public sealed record ImportPlan
{
    /// <summary>Purchases, customers or products.</summary>
    public BatchKind Kind { get; init; } = BatchKind.Purchases;

    /// <summary>How bytes become cells.</summary>
    public required FileLayout Layout { get; init; }

    /// <summary>The columns' names, in the file's order; <c>Column 1</c> and so on where the file has no header.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>Which column means what; a field at most once.</summary>
    public required IReadOnlyList<FieldMapping> Fields { get; init; }

    /// <summary>
    /// How dates are written: <c>dmy</c>, <c>mdy</c>, <c>ymd</c> (any separator, two- or four-digit years, with or without time and
    /// zone), or a .NET pattern such as <c>dd.MM.yyyy HH:mm</c>. Null: by the evidence of the whole column.
    /// </summary>
    public string? DateFormat { get; init; }

    /// <summary>The decimal sign, <c>.</c> or <c>,</c>. Null: by the evidence of the whole file.</summary>
    public char? DecimalSign { get; init; }

    /// <summary>Whether lines that equal an earlier one in every mapped cell are left out.</summary>
    public bool DropDuplicates { get; init; }

    /// <summary>Whether lines of orders that already came by the stream are left out; they would count twice.</summary>
    public bool LeaveOutStreamed { get; init; }

    /// <summary>Whether a file that was imported before is imported again.</summary>
    public bool AllowSameFile { get; init; }

    /// <summary>The preset or saved mapping that this came from, if any.</summary>
    public string? MappingName { get; init; }

    /// <summary>The column of a field; null when it is not mapped.</summary>
    public int? ColumnOf(ImportField field)
    {
        foreach (var mapping in Fields)
        {
            if (mapping.Field == field)
            {
                return mapping.Column;
            }
        }

        return null;
    }

    /// <summary>The same plan with the field read from another column; a null column takes the field out.</summary>
    public ImportPlan WithField(ImportField field, int? column)
    {
        var rest = Fields.Where(f => f.Field != field);
        return this with { Fields = [.. column is { } at ? rest.Append(new FieldMapping(field, at)) : rest] };
    }
}
