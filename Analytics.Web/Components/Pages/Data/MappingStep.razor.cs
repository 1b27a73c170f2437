using System.Globalization;
using Analytics.Core.Domain;
using Analytics.Core.Import;
using Analytics.Web.State.Importing;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Data;

public sealed partial class MappingStep
{
    private string _name = "";
    private string _saved = "";
    private bool _saving;

    /// <summary>What was found in the file.</summary>
    [Parameter, EditorRequired]
    public required FilePreview Preview { get; set; }

    /// <summary>The mapping as it is now.</summary>
    [Parameter, EditorRequired]
    public required ImportPlan Plan { get; set; }

    /// <summary>What only a person can answer.</summary>
    [Parameter]
    public IReadOnlyList<Ambiguity> Questions { get; set; } = [];

    /// <summary>What went wrong last.</summary>
    [Parameter]
    public Failure? Failure { get; set; }

    /// <summary>Changes the mapping.</summary>
    [Parameter]
    public EventCallback<ImportPlan> OnPlan { get; set; }

    /// <summary>Keeps the mapping under a name.</summary>
    [Parameter]
    public Func<string, Task>? OnSave { get; set; }

    /// <summary>On to the check.</summary>
    [Parameter]
    public EventCallback OnCheck { get; set; }

    /// <summary>Back to the preview.</summary>
    [Parameter]
    public EventCallback OnBack { get; set; }

    private IReadOnlyList<ImportFieldDefinition> Fields => ImportFields.For(Plan.Kind);

    private string Intro => Plan.Kind switch
    {
        BatchKind.Customers => "One row is one customer. Only the id is needed; what is not in the file stays as it is.",
        BatchKind.Campaigns => "One row is one campaign. Only the id is needed; what is not in the file stays as it is.",
        BatchKind.CampaignPerformance => "One row is what a campaign, an ad or an audience did on a day. The campaign, the day and one figure are needed. A column of conversions gives their type its name.",
        BatchKind.AttributionPaths => "One row is a path of channels, with > between, and how many journeys took it.",
        BatchKind.Products => "One row is one product. Only the code is needed; what is not in the file stays as it is.",
        BatchKind.Reviews => "One row is one review, or one answer. A text or a score (1 to 5) is needed; customer, product and date make the numbers richer.",
        BatchKind.Costs => "One row is one cost: an amount with its date, a share of revenue, or what one piece of a product costs.",
        BatchKind.Events => "One row is one event: who did it and what happened. Without a date of its own, the visitor's date stands in.",
        BatchKind.Visitors => "One row is one visitor. Only the id is needed; the date stands in for events without one.",
        _ => "One row is one line of an order. A date, and an amount or a unit price, are needed; the rest makes the numbers richer.",
    };

    private string Unused => string.Join(", ", Preview.Columns.Where(c => Plan.Fields.All(f => f.Column != c.Index)).Select(c => c.Name));

    /// <summary>What stands between here and the check, in words; null when nothing does.</summary>
    private string? Lacking
    {
        get
        {
            var missing = ImportFields.Missing(Plan.Kind, Plan.Fields.Select(f => f.Field));
            if (missing.Count > 0)
            {
                return "Still needed: " + string.Join("; ", missing) + ".";
            }

            return Questions.Any(question => Answer(question) is null) ? "Answer the question above first." : null;
        }
    }

    private static string Key(int? column) => column?.ToString(CultureInfo.InvariantCulture) ?? "";

    private string? Answer(Ambiguity question) => question.Subject switch
    {
        AmbiguitySubject.DateFormat => Plan.DateFormat,
        _ => Plan.DecimalSign?.ToString(),
    };

    private Task AnswerAsync(Ambiguity question, string value) => OnPlan.InvokeAsync(
        question.Subject == AmbiguitySubject.DateFormat ? Plan with { DateFormat = value } : Plan with { DecimalSign = value[0] });

    // What is said of purchases fits nothing else.
    private string HelpOf(ImportFieldDefinition field) => (Plan.Kind, field.Field) switch
    {
        (BatchKind.Reviews, ImportField.Date) => "The day, or the day and time, of the review. Times without a zone are the shop's time.",
        (BatchKind.Events, ImportField.Date) => "The instant of the event. Times without a zone are the shop's time.",
        (BatchKind.Visitors, ImportField.Date) => "The visitor's day: it stands in for events without an instant.",
        (BatchKind.Reviews, ImportField.CustomerId) => "The shop's id of who wrote it.",
        (BatchKind.Events, ImportField.CustomerId) => "The shop's id of who did it, where that is known.",
        (BatchKind.Reviews, ImportField.ProductCode) => "The shop's own code of what it is about.",
        _ => field.Help,
    };

    private string? Mark(ImportField field) => (Plan.Kind, field) switch
    {
        (BatchKind.Customers, ImportField.CustomerId) or (BatchKind.Products, ImportField.ProductCode) => "needed",
        (BatchKind.Campaigns or BatchKind.CampaignPerformance, ImportField.CampaignId) or (BatchKind.CampaignPerformance, ImportField.Date) or (BatchKind.AttributionPaths, ImportField.Path) => "needed",
        (BatchKind.Purchases, ImportField.Date) or (BatchKind.Events, ImportField.EventName) or (BatchKind.Visitors, ImportField.VisitorId) => "needed",
        (BatchKind.Events, ImportField.Actor) => "this or a customer",
        (BatchKind.Events, ImportField.CustomerId) => "this or an actor",
        (BatchKind.Purchases, ImportField.UnitPrice) => "this or amount",
        (BatchKind.Reviews, ImportField.ReviewText) => "this or a score",
        (BatchKind.Reviews, ImportField.Rating) => "this or a text",
        (BatchKind.Costs, ImportField.CostCategory) => "needed, but for unit costs",
        (BatchKind.Costs, ImportField.Amount or ImportField.CostShare or ImportField.UnitCost) => "one of amount, share, unit cost",
        (BatchKind.Purchases, ImportField.Amount) => "this or unit price",
        _ => null,
    };

    private bool IsOpen(ImportField field) => field switch
    {
        ImportField.Amount when Plan.Kind == BatchKind.Costs => Plan.ColumnOf(ImportField.Amount) is null && Plan.ColumnOf(ImportField.CostShare) is null && Plan.ColumnOf(ImportField.UnitCost) is null,
        ImportField.Actor or ImportField.CustomerId when Plan.Kind == BatchKind.Events => Plan.ColumnOf(ImportField.Actor) is null && Plan.ColumnOf(ImportField.CustomerId) is null,
        ImportField.UnitPrice or ImportField.Amount => Plan.ColumnOf(ImportField.UnitPrice) is null && Plan.ColumnOf(ImportField.Amount) is null,
        ImportField.ReviewText or ImportField.Rating => Plan.ColumnOf(ImportField.ReviewText) is null && Plan.ColumnOf(ImportField.Rating) is null,
        ImportField.CostCategory => Plan.ColumnOf(field) is null && Plan.ColumnOf(ImportField.UnitCost) is null,
        ImportField.CostShare or ImportField.UnitCost => Plan.ColumnOf(ImportField.Amount) is null && Plan.ColumnOf(ImportField.CostShare) is null && Plan.ColumnOf(ImportField.UnitCost) is null,
        _ => Plan.ColumnOf(field) is null,
    };

    private Task SetAsync(ImportField field, string? value) => OnPlan.InvokeAsync(
        Plan.WithField(field, int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var column) ? column : null));

    private async Task SaveAsync()
    {
        var name = _name.Trim();
        if (name.Length == 0 || OnSave is null)
        {
            _saved = "Give it a name first.";
            return;
        }

        _saving = true;
        try
        {
            await OnSave(name);
            _saved = $"Saved as “{name}”.";
        }
        catch (Exception refused) when (Failures.IsRefusal(refused))
        {
            _saved = refused.Message;
        }
        finally
        {
            _saving = false;
        }
    }
}
