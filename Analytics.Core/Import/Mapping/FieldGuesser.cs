using Analytics.Core.Domain;
using Analytics.Core.Import.Reading;

namespace Analytics.Core.Import.Mapping;

/// <summary>Guesses what columns mean by their names and by what their values look like.</summary>
internal static class FieldGuesser
{
    /// <summary>The best mapping; each column and each field at most once.</summary>
    public static IReadOnlyList<FieldMapping> Guess(FileProfile profile, BatchKind kind)
    {
        var guesses = new List<(int Score, ImportField Field, int Column)>();
        foreach (var definition in ImportFields.For(kind))
        {
            for (var i = 0; i < profile.Columns.Count; i++)
            {
                var fit = profile.HeaderNames is null ? 0 : FieldNames.Fit(definition.Field, profile.Names[i]);
                if (fit > 0 && Suits(definition.Field, profile.Columns[i]))
                {
                    guesses.Add((fit, definition.Field, i));
                }
            }
        }

        var mappings = new List<FieldMapping>();
        foreach (var (_, field, column) in guesses.OrderByDescending(g => g.Score).ThenBy(g => g.Column))
        {
            if (!mappings.Exists(m => m.Field == field || m.Column == column))
            {
                mappings.Add(new FieldMapping(field, column));
            }
        }

        if (kind is BatchKind.Purchases or BatchKind.Reviews or BatchKind.Costs or BatchKind.Events or BatchKind.Visitors)
        {
            AddDateByType(profile, mappings);
        }

        if (kind == BatchKind.Events && mappings.Exists(static m => m.Field is ImportField.Actor or ImportField.CustomerId))
        {
            // A page's own list is often called after the page.
            AddByRest(profile, mappings, ImportField.EventName);
        }

        if (kind == BatchKind.Reviews && !mappings.Exists(static m => m.Field == ImportField.Rating))
        {
            AddByRest(profile, mappings, ImportField.ReviewText);
        }

        if (kind == BatchKind.Costs && !mappings.Exists(static m => m.Field is ImportField.CostCategory or ImportField.UnitCost))
        {
            // A list of costs with one category says what was paid for, not what was sold.
            mappings = [.. mappings.Select(static m => m.Field == ImportField.Category ? m with { Field = ImportField.CostCategory } : m)];
        }

        return [.. mappings.OrderBy(m => m.Field)];
    }

    /// <summary>A file with one column of dates means it, whatever its name.</summary>
    private static void AddDateByType(FileProfile profile, List<FieldMapping> mappings)
    {
        if (mappings.Exists(m => m.Field == ImportField.Date))
        {
            return;
        }

        var dates = Enumerable.Range(0, profile.Columns.Count)
            .Where(i => profile.Columns[i].Type == ColumnType.Date && !mappings.Exists(m => m.Column == i))
            .ToList();
        if (dates.Count == 1)
        {
            mappings.Add(new FieldMapping(ImportField.Date, dates[0]));
        }
    }

    /// <summary>The only column of words that means nothing else is the field, whatever its name.</summary>
    private static void AddByRest(FileProfile profile, List<FieldMapping> mappings, ImportField field)
    {
        if (mappings.Exists(m => m.Field == field))
        {
            return;
        }

        var words = Enumerable.Range(0, profile.Columns.Count)
            .Where(i => profile.Columns[i].Type == ColumnType.Text && !mappings.Exists(m => m.Column == i))
            .ToList();
        if (words.Count == 1)
        {
            mappings.Add(new FieldMapping(field, words[0]));
        }
    }

    /// <summary>Whether values like these can be the field; an empty column can be anything.</summary>
    private static bool Suits(ImportField field, ColumnProfile column)
    {
        var type = column.Type;
        return type == ColumnType.Empty || field switch
        {
            ImportField.Consent or ImportField.MarketingConsent or ImportField.TrackingConsent or ImportField.DoNotTrack => type is ColumnType.Text or ColumnType.Integer or ColumnType.Number,
            ImportField.Date or ImportField.RegisteredOn or ImportField.ConsentDate or ImportField.StartsOn or ImportField.EndsOn =>
                type is ColumnType.Date || (type == ColumnType.Integer && column.Dates.SampledUnix * 10 >= Math.Min(column.Filled, 10_000) * 9),
            ImportField.Time => type is ColumnType.Time or ColumnType.Integer,
            ImportField.Quantity or ImportField.UnitPrice or ImportField.Amount or ImportField.Age or ImportField.Rating or ImportField.UnitCost =>
                type is ColumnType.Integer or ColumnType.Number,
            ImportField.BirthYear => type is ColumnType.Integer or ColumnType.Date,
            ImportField.CustomerName or ImportField.Gender or ImportField.Currency or ImportField.CostCategory => type == ColumnType.Text,
            ImportField.OrderId or ImportField.CustomerId or ImportField.ProductCode or ImportField.Actor or ImportField.VisitorId => type is not (ColumnType.Date or ColumnType.Time),
            ImportField.ProductName or ImportField.Category or ImportField.PreferredCategory or ImportField.Channel or ImportField.Location =>
                type is ColumnType.Text or ColumnType.Integer,
            _ => true,
        };
    }
}
