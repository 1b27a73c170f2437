using Analytics.Core.Marketing.Experiments;
using Analytics.Core.Queries.Events;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Campaigns;

/// <summary>A/B tests by their counts: typed, judged at once, kept by name.</summary>
public sealed partial class ExperimentsSection : ComponentBase
{
    private const int MostGuardrails = 5;

    private ExperimentDraft _draft = new();
    private ExperimentResult? _result;
    private string? _problem;

    /// <summary>What the reader looks at: the counts may stand in the address, <c>control=50/1000&amp;variant=65/1000</c>.</summary>
    [Parameter, EditorRequired]
    public PageView View { get; set; } = new();

    /// <summary>The experiments that are kept; null while they are read.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<SavedExperiment>? Saved { get; set; }

    /// <summary>One is to be kept.</summary>
    [Parameter]
    public EventCallback<(int? Id, ExperimentPlan Plan)> OnSave { get; set; }

    /// <summary>One is to be deleted.</summary>
    [Parameter]
    public EventCallback<SavedExperiment> OnDelete { get; set; }

    [Inject]
    private IEventLogs Logs { get; set; } = default!;

    [Inject]
    private IShop Shop { get; set; } = default!;

    private Formatter Format => Shop.Format;

    /// <inheritdoc />
    protected override void OnInitialized() => Begin();

    private static string LabelOf(ExperimentVerdict verdict) => verdict switch
    {
        ExperimentVerdict.Better => "Better",
        ExperimentVerdict.Worse => "Worse",
        ExperimentVerdict.Harm => "Harms",
        ExperimentVerdict.BrokenSplit => "Split is broken",
        ExperimentVerdict.GoOn => "Go on",
        ExperimentVerdict.NoDifference => "No difference",
        _ => "No data",
    };

    private static string? TintOf(ExperimentVerdict verdict) => verdict switch
    {
        ExperimentVerdict.Better => "better",
        ExperimentVerdict.Worse or ExperimentVerdict.Harm or ExperimentVerdict.BrokenSplit => "worse",
        _ => null,
    };

    private static string StateOf(GuardrailState state) => state switch
    {
        GuardrailState.Held => "harm beyond what is borne is ruled out",
        GuardrailState.Broken => "harmed beyond what is borne",
        _ => "harm is neither shown nor ruled out yet",
    };

    private void Begin()
    {
        _draft = ExperimentDraft.Of(View.Option("control"), View.Option("variant"));
        Judge();
    }

    private void Open(SavedExperiment saved)
    {
        _draft = ExperimentDraft.Of(saved);
        Judge();
    }

    private void Take((ExposureQuery Query, ExposureCounts Counts) counted)
    {
        _draft.Take(counted.Query, counted.Counts);
        Judge();
    }

    private void Add()
    {
        _draft.Guardrails.Add(new GuardrailDraft { ControlUsers = _draft.ControlUsers, VariantUsers = _draft.VariantUsers });
        Judge();
    }

    private void Remove(int place)
    {
        _draft.Guardrails.RemoveAt(place);
        Judge();
    }

    private void Judge()
    {
        try
        {
            (_result, _problem) = (_draft.Plan.Judge(), null);
        }
        catch (ExperimentException problem)
        {
            (_result, _problem) = (null, problem.Message);
        }
    }

    private async Task SaveAsync()
    {
        await OnSave.InvokeAsync((_draft.Id, _draft.Plan));
        Begin();
    }

    private IEnumerable<(string Name, string Value)> Facts(ExperimentResult result) =>
    [
        ("Control", Rate(result.Control)),
        ("Variant", Rate(result.Variant)),
        ("Lift (95% interval)", result.Lift is null ? Formatter.NotAvailable : $"{Points(result.Lift)} ({Points(result.Low)} to {Points(result.High)})"),
        ("Relative lift", Format.Signed(result.RelativeLift)),
        ("p of one look (z)", $"{P(result.PValue)} ({(result.Z is { } z ? z.ToString("0.00;−0.00", Format.Culture) : Formatter.NotAvailable)})"),
        ("p, always valid", P(result.AlwaysValidP)),
        ("p of the split", P(result.SrmP)),
        ("Users needed on each side", result.NeededUsers is { } needed ? Format.Count(needed) : Formatter.NotAvailable),
        ("Power with these users", Format.Percent(result.Power)),
        ("Smallest lift found with these", Points(result.SmallestLift)),
    ];

    private string Rate(Variant side) => $"{Format.Count(side.Conversions)} of {Format.Count(side.Users)} = {Format.Rate(side.Rate)}";

    private string Points(double? share) => share is { } s ? (100 * s).ToString("+0.00;−0.00;0.00", Format.Culture) + " pp" : Formatter.NotAvailable;

    private string P(double? value) => value is not { } p ? Formatter.NotAvailable : p < 0.0001 ? "< " + 0.0001.ToString("0.0000", Format.Culture) : p.ToString("0.0000", Format.Culture);
}
