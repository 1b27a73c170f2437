using System.CommandLine;
using System.Globalization;
using Analytics.Core.Domain;
using Analytics.Core.Import;

namespace Analytics.Web.Commands;

/// <summary>The options of <c>import</c>, and what they make of a plan.</summary>
internal static class ImportOptions
{
    private static readonly string FieldNames = string.Join(", ", ImportFields.All.Select(f => f.Name));

    private static readonly Option<string?> Preset = new("--preset")
    {
        Description = "How to read the file: online-retail, cdnow, superstore, or a saved mapping's name.",
        HelpName = "NAME",
    };

    private static readonly Option<string> As = new Option<string>("--as")
    {
        Description = "What the file holds.",
        DefaultValueFactory = static _ => "purchases",
    }.AcceptOnlyFromAmong("purchases", "customers", "products", "reviews", "costs", "campaigns", "campaign-performance", "attribution-paths", "events", "visitors");

    private static readonly Option<string[]> Map = new("--map")
    {
        Description = $"Read a field from a column, by name or number: --map order=InvoiceNo, or several with commas between. Fields: {FieldNames}.",
        HelpName = "FIELD=COLUMN",
    };

    private static readonly Option<string?> DateFormat = new("--date-format")
    {
        Description = "How dates are written where the file does not decide: dmy, mdy, ymd, or a pattern such as dd.MM.yyyy HH:mm.",
        HelpName = "FORMAT",
    };

    private static readonly Option<string?> Decimal = new Option<string?>("--decimal")
    {
        Description = "The decimal sign where the file does not decide.",
        HelpName = ".|,",
    }.AcceptOnlyFromAmong(".", ",");

    private static readonly Option<string?> Encoding = new("--encoding") { Description = "The text encoding, such as utf-8 or windows-1252.", HelpName = "NAME" };

    private static readonly Option<string?> Separator = new Option<string?>("--separator")
    {
        Description = "What stands between columns.",
    }.AcceptOnlyFromAmong([.. Enum.GetNames<ColumnSeparator>().Select(static n => n.ToLowerInvariant())]);

    private static readonly Option<bool> NoHeader = new("--no-header") { Description = "The first row is data; columns are called Column 1, Column 2, …" };

    private static readonly Option<bool> DropDuplicates = new("--drop-duplicates") { Description = "Leave out lines that equal an earlier one in every mapped column." };

    private static readonly Option<bool> LeaveOutStreamed = new("--leave-out-streamed") { Description = "Leave out lines of orders that already came by the stream." };

    private static readonly Option<bool> Again = new("--again") { Description = "Import a file that was imported before once more." };

    private static readonly Option<bool> DryRunOption = new("--dry-run") { Description = "Check the file and report; write nothing." };

    private static readonly Option<string?> SaveMapping = new("--save-mapping")
    {
        Description = "Keep the mapping under a name; it is offered for files with the same header.",
        HelpName = "NAME",
    };

    /// <summary>Adds them all.</summary>
    public static void AddTo(Command command)
    {
        foreach (var option in (Option[])[Preset, As, Map, DateFormat, Decimal, Encoding, Separator, NoHeader, DropDuplicates, LeaveOutStreamed, Again, DryRunOption, SaveMapping])
        {
            command.Add(option);
        }
    }

    /// <summary>Adds those that say how a file is read, for verbs that only look at one.</summary>
    public static void AddReadingTo(Command command)
    {
        foreach (var option in (Option[])[Preset, Map, DateFormat, Decimal, Encoding, Separator, NoHeader, DropDuplicates])
        {
            command.Add(option);
        }
    }

    /// <summary>Whether nothing is to be written.</summary>
    public static bool IsDryRun(ParseResult parsed) => parsed.GetValue(DryRunOption);

    /// <summary>Whether a file that was imported before may be imported again.</summary>
    public static bool MayRepeat(ParseResult parsed) => parsed.GetValue(Again);

    /// <summary>The name to keep the mapping under; null when it is not kept.</summary>
    public static string? MappingToSave(ParseResult parsed) => parsed.GetValue(SaveMapping);

    /// <summary>What is known of the file before it is looked at.</summary>
    public static InspectOptions Inspect(ParseResult parsed) => new()
    {
        Kind = parsed.GetValue(As) switch
        {
            "customers" => BatchKind.Customers,
            "products" => BatchKind.Products,
            "campaigns" => BatchKind.Campaigns,
            "campaign-performance" => BatchKind.CampaignPerformance,
            "attribution-paths" => BatchKind.AttributionPaths,
            "reviews" => BatchKind.Reviews,
            "costs" => BatchKind.Costs,
            "events" => BatchKind.Events,
            "visitors" => BatchKind.Visitors,
            _ => BatchKind.Purchases,
        },
        MappingName = parsed.GetValue(Preset),
        Encoding = parsed.GetValue(Encoding),
        Separator = parsed.GetValue(Separator) is { } name ? Enum.Parse<ColumnSeparator>(name, ignoreCase: true) : null,
        HasHeader = parsed.GetValue(NoHeader) ? false : null,
    };

    /// <summary>The suggested plan with what the command line says otherwise.</summary>
    /// <exception cref="UsageException">A field or column does not exist.</exception>
    public static ImportPlan Apply(ParseResult parsed, ImportPlan plan)
    {
        foreach (var text in (parsed.GetValue(Map) ?? []).SelectMany(SplitMap))
        {
            plan = ApplyMap(plan, text);
        }

        return plan with
        {
            DateFormat = parsed.GetValue(DateFormat) ?? plan.DateFormat,
            DecimalSign = parsed.GetValue(Decimal) is { } sign ? sign[0] : plan.DecimalSign,
            DropDuplicates = parsed.GetValue(DropDuplicates),
            LeaveOutStreamed = parsed.CommandResult.Command.Options.Contains(LeaveOutStreamed) && parsed.GetValue(LeaveOutStreamed),
            AllowSameFile = parsed.GetValue(Again),
        };
    }

    /// <summary>"text=Review,rating=Stars" is two; a comma inside a column's name parts nothing.</summary>
    private static List<string> SplitMap(string text)
    {
        var parts = new List<string>();
        foreach (var part in text.Split(','))
        {
            var at = part.IndexOf('=', StringComparison.Ordinal);
            if (parts.Count == 0 || (at > 0 && ImportFields.Find(part[..at]) is not null))
            {
                parts.Add(part);
            }
            else
            {
                parts[^1] += "," + part;
            }
        }

        return parts;
    }

    private static ImportPlan ApplyMap(ImportPlan plan, string text)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        if (at < 1)
        {
            throw new UsageException($"'--map {text}' cannot be read. Write it as --map order=InvoiceNo; --map order= takes a field out.");
        }

        var field = ImportFields.Find(text[..at])
            ?? throw new UsageException($"There is no field '{text[..at]}'. There are: {FieldNames}.");
        var name = text[(at + 1)..].Trim();
        if (name.Length == 0)
        {
            return plan.WithField(field.Field, null);
        }

        var column = ColumnOf(plan, name)
            ?? throw new UsageException($"The file has no column '{name}'. It has: {string.Join(", ", plan.Columns)}.");
        // What was only suggested for this column gives way.
        foreach (var other in plan.Fields.Where(f => f.Column == column && f.Field != field.Field).ToArray())
        {
            plan = plan.WithField(other.Field, null);
        }

        return plan.WithField(field.Field, column);
    }

    private static int? ColumnOf(ImportPlan plan, string name)
    {
        for (var i = 0; i < plan.Columns.Count; i++)
        {
            if (string.Equals(plan.Columns[i].Trim(), name, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= plan.Columns.Count
            ? number - 1
            : null;
    }
}
