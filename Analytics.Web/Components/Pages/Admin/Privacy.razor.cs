using System.Globalization;
using Analytics.Core.Domain;
using Analytics.Core.Storage;
using Analytics.Core.Storage.Consents;
using Analytics.Core.Storage.Persons;
using Analytics.Web.Jobs;
using Analytics.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace Analytics.Web.Components.Pages.Admin;

/// <summary>What is kept about customers and how it is classed, and what a person who asks is told and spared.</summary>
public sealed partial class Privacy : AdminPage
{
    private string text = string.Empty;
    private string confirm = string.Empty;
    private bool all;

    [Inject]
    private PersonService Persons { get; set; } = default!;

    [Inject]
    private RetentionStore Store { get; set; } = default!;

    [Inject]
    private IOptions<RetentionOptions> Retention { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    /// <summary>Whose card is open at once, as a link from a customer's page says.</summary>
    [SupplyParameterFromQuery]
    public string? Person { get; set; }

    private RetentionCounts? Due { get; set; }

    private IReadOnlyList<PersonMatch>? Found { get; set; }

    private PersonHoldings? Kept { get; set; }

    // What counts as it was read, and as it is chosen on the page.
    private Consent? Known { get; set; }

    private Consent? Said { get; set; }

    private IReadOnlyList<SaidConsent> Statements { get; set; } = [];

    private IReadOnlyList<KeptBackup> Backups { get; set; } = [];

    private IEnumerable<ClassifiedColumn> Shown => PrivacyCatalog.All.Where(a => all || a.Class >= PrivacyClass.Personal);

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Due = await Store.PreviewAsync(Retention.Value.PlanAt(Clock.GetUtcNow()));
        if (!string.IsNullOrWhiteSpace(Person))
        {
            text = Person;
            await ShowAsync(Person);
        }
    }

    private static string Months(int months) => months == 0 ? "for good" : Count(months) + " months";

    private static string FateOf(ErasureFate fate) => fate switch
    {
        ErasureFate.Stays => "stays",
        ErasureFate.Replaced => "becomes a pseudonym",
        ErasureFate.Removed => "is removed",
        _ => FormattableString.Invariant($"stays where {PrivacyCatalog.CrowdSize} customers share it"),
    };

    private static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private Task FindAsync() => DoAsync(async actor =>
    {
        Kept = null;
        Found = await Persons.FindAsync(text, actor);
        return null;
    });

    private Task ShowAsync(string id) => DoAsync(async _ =>
    {
        confirm = string.Empty;
        Kept = await Persons.HoldingsAsync(id);
        await ReadConsentAsync();
        Backups = Persons.Backups();
        return Kept is null ? "Nothing is kept about anybody with this id any more." : null;
    });

    private Task ConsentAsync() => DoAsync(async actor =>
    {
        // What was left as it is was not said anew: the date and the file it came from stay.
        Consent change = new(
            Said!.Id, Said.Tracking == Known!.Tracking ? null : Said.Tracking, Said.Marketing == Known.Marketing ? null : Said.Marketing);
        if (change is { Tracking: null, Marketing: null })
        {
            return "Nothing was changed.";
        }

        await Persons.SetConsentsAsync([change], actor);
        Kept = await Persons.HoldingsAsync(Kept!.Id);
        await ReadConsentAsync();
        return Said?.Tracking == false
            ? "Written down. Events of this person are refused from now on."
            : "Written down.";
    });

    private async Task ReadConsentAsync()
    {
        Known = Said = Kept is null ? null : await Persons.ConsentAsync(Kept.Id);
        Statements = Kept is null ? [] : await Persons.SaidAsync(Kept.Id);
    }

    private string WhereFrom(SaidConsent said) => said.BatchId is not { } batch ? $"{Time(said.At)}, written down by {said.By}"
        : $"{(said.IsDated ? Time(said.At) : "date not known, read " + Time(said.At))}, from {said.Source} (import {batch.ToString(CultureInfo.InvariantCulture)}{(said.IsKept ? ", undone" : string.Empty)})";

    private static string WordOf(bool? flag) => flag switch { true => "given", false => "withdrawn", _ => string.Empty };

    private static bool? FlagOf(object? word) => (word as string) switch { "given" => true, "withdrawn" => false, _ => null };

    private Task EraseAsync() => DoAsync(async actor =>
    {
        if (Kept is not { } kept || confirm != kept.Id)
        {
            return null;
        }

        var erased = await Persons.EraseAsync(kept.Id, actor);
        (Kept, Found, text, confirm) = (null, null, string.Empty, string.Empty);
        return $"Erased. {erased.Pseudonym} stands in the id's place, and totals are as they were."
            + (erased.IsCompacted ? string.Empty : " The database's file could not be written anew just now; the nightly clean-up does it.");
    });
}
