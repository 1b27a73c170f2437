using System.Globalization;
using Analytics.Core.Domain;
using Analytics.Core.Import.Reading;
using Analytics.Core.Import.Values;

namespace Analytics.Core.Import.Mapping;

/// <summary>Fills in what a plan leaves open from the evidence of the whole file, and says what the evidence leaves open.</summary>
internal static class PlanResolver
{
    private static readonly ImportField[] NumberFields =
    [
        ImportField.Quantity, ImportField.UnitPrice, ImportField.Amount, ImportField.Rating, ImportField.Budget, ImportField.Spend, ImportField.AttributedRevenue, ImportField.ConversionValue,
        ImportField.UnitCost, ImportField.CostShare,
        .. ImportFields.Conversions,
    ];
    private static readonly ImportField[] IdFields = [ImportField.CustomerId, ImportField.OrderId, ImportField.ProductCode, ImportField.CampaignId, ImportField.Actor, ImportField.VisitorId];

    /// <summary>Resolves the plan against the file.</summary>
    /// <exception cref="ImportException">The plan names a column or a format that does not exist.</exception>
    public static ResolvedPlan Resolve(ImportPlan plan, FileProfile profile)
    {
        Validate(plan, profile);
        var notes = new List<string>();
        var questions = new List<Ambiguity>();
        var dateFormat = DateFormats.Normalise(plan.DateFormat) ?? FindDateFormat(plan, profile, notes, questions);
        var decimalSign = plan.DecimalSign ?? FindDecimalSign(plan, profile, notes, questions);
        var trimmed = IdFields.Where(f => plan.ColumnOf(f) is { } c && profile.Columns[c].AreIdsWithDecimals).ToHashSet();
        return new ResolvedPlan(plan with { DateFormat = dateFormat, DecimalSign = decimalSign }, questions, notes, trimmed);
    }

    /// <summary>Throws when the plan cannot be for this file.</summary>
    private static void Validate(ImportPlan plan, FileProfile profile)
    {
        foreach (var mapping in plan.Fields)
        {
            if (mapping.Column < 0 || mapping.Column >= profile.Columns.Count)
            {
                throw new ImportException(
                    ImportError.BadPlan,
                    $"The field {ImportFields.Get(mapping.Field).Name} is mapped to column {mapping.Column + 1}, but the file has {profile.Columns.Count} columns.");
            }
        }

        var twice = plan.Fields.GroupBy(f => f.Field).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
        {
            throw new ImportException(ImportError.BadPlan, $"The field {ImportFields.Get(twice.Key).Name} is mapped more than once; choose one column for it.");
        }

        if (plan.DecimalSign is not (null or '.' or ','))
        {
            throw new ImportException(ImportError.BadPlan, $"The decimal sign is a point or a comma, not {plan.DecimalSign}.");
        }

        DateFormats.Check(plan.DateFormat);
    }

    private static string? FindDateFormat(ImportPlan plan, FileProfile profile, List<string> notes, List<Ambiguity> questions)
    {
        var field = plan.Kind switch
        {
            BatchKind.Purchases or BatchKind.Reviews or BatchKind.Costs or BatchKind.CampaignPerformance or BatchKind.Events or BatchKind.Visitors => ImportField.Date,
            BatchKind.Campaigns => plan.ColumnOf(ImportField.StartsOn) is null ? ImportField.EndsOn : ImportField.StartsOn,
            _ => plan.ColumnOf(ImportField.RegisteredOn) is null ? ImportField.ConsentDate : ImportField.RegisteredOn,
        };
        if (plan.ColumnOf(field) is not { } at)
        {
            return null;
        }

        var column = profile.Columns[at];
        if (column.Type == ColumnType.Integer && column.Dates.SampledUnix > 0)
        {
            notes.Add($"{profile.Names[at]}: seconds or milliseconds since 1970, UTC.");
            return DateFormats.Unix;
        }

        if (column.Dates.Decide(out var reason) is { } order)
        {
            notes.Add($"{profile.Names[at]}: {reason}.");
            return DateFormats.NameOf(order);
        }

        for (var i = 0; i < profile.Columns.Count; i++)
        {
            var other = profile.Columns[i];
            if (i != at && other.Type == ColumnType.Date
                && other.Dates.Decide(out _) is { } same and not DateOrder.YearMonthDay && other.Dates.IsDecided)
            {
                notes.Add($"{profile.Names[at]}: {DateFormats.Describe(same)}, as the column {profile.Names[i]} shows.");
                return DateFormats.NameOf(same);
            }
        }

        questions.Add(AskDate(profile.Names[at], column.Dates.Example ?? "03/04/2011"));
        return null;
    }

    private static Ambiguity AskDate(string column, string example)
    {
        return new Ambiguity(
            AmbiguitySubject.DateFormat,
            $"The column {column} can be read with the day or the month first, and nothing in it decides: what does {example} mean?",
            [Choice(DateOrder.DayMonthYear), Choice(DateOrder.MonthDayYear)]);

        AmbiguityChoice Choice(DateOrder order)
        {
            var read = DateParser.TryParse(System.Text.Encoding.UTF8.GetBytes(example), order, DateFormats.DefaultLatestYear, out var date)
                ? date.Local.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)
                : "not a date";
            return new AmbiguityChoice(DateFormats.NameOf(order), $"{DateFormats.Describe(order)}: {example} is {read}");
        }
    }

    private static char? FindDecimalSign(ImportPlan plan, FileProfile profile, List<string> notes, List<Ambiguity> questions)
    {
        var own = NumberFields.Select(plan.ColumnOf).OfType<int>().Select(c => profile.Columns[c]).ToList();
        var undecided = own.Find(c => c.Undecided > 0);
        var isMixed = false;
        foreach (var columns in new[] { own, profile.Columns.Where(c => c.Type == ColumnType.Number).ToList() })
        {
            var points = columns.Sum(c => c.Points);
            var commas = columns.Sum(c => c.Commas);
            if (points > commas * 10)
            {
                return '.';
            }

            if (commas > points * 10)
            {
                notes.Add("Numbers: the comma is the decimal sign.");
                return ',';
            }

            isMixed |= points + commas > 0;
        }

        if (undecided is null && !isMixed)
        {
            return '.';
        }

        var example = undecided?.UndecidedExample;
        questions.Add(new Ambiguity(
            AmbiguitySubject.DecimalSign,
            example is null
                ? "Some numbers are written with a decimal point and others with a decimal comma. Which is it?"
                : $"Is the sign in {example} a decimal sign or does it group thousands? Nothing in the file decides.",
            [Choice('.', "point"), Choice(',', "comma")]));
        return null;

        AmbiguityChoice Choice(char sign, string name)
        {
            var read = example is not null && NumberParser.TryParse(System.Text.Encoding.UTF8.GetBytes(example), sign, out var value)
                ? string.Create(CultureInfo.InvariantCulture, $": {example} is {value:0.####}")
                : string.Empty;
            return new AmbiguityChoice(sign.ToString(), $"decimal {name}{read}");
        }
    }
}
