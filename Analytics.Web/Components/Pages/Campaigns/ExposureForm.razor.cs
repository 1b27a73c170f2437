using Analytics.Core.Marketing;
using Analytics.Core.Marketing.Experiments;
using Analytics.Core.Queries;
using Analytics.Core.Queries.Events;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Campaigns;

/// <summary>How an experiment's counts are told from events; counts them on request.</summary>
public sealed partial class ExposureForm : ComponentBase, IDisposable
{
    private const int MostNames = 100;

    private readonly string _id = "exposure-" + Guid.NewGuid().ToString("N")[..8];
    private readonly CancellationTokenSource _left = new();
    private IReadOnlyList<string> _names = [];
    private IReadOnlyList<string> _sides = [];
    private ExposureQuery? _shown;
    private string _side = new ExposureQuery().Side;
    private string _control = string.Empty;
    private string _variant = string.Empty;
    private string _exposure = string.Empty;
    private string _conversion = string.Empty;
    private int _days = new ExposureQuery().WindowDays;
    private string? _said;
    private string? _problem;
    private bool _isBusy;

    /// <summary>How they were told so far; null for a new experiment.</summary>
    [Parameter, EditorRequired]
    public ExposureQuery? Query { get; set; }

    /// <summary>What must not be harmed: a guardrail whose name is an event's is counted too.</summary>
    [Parameter]
    public IEnumerable<Guardrail> Guardrails { get; set; } = [];

    /// <summary>They are counted.</summary>
    [Parameter]
    public EventCallback<(ExposureQuery Query, ExposureCounts Counts)> OnCounted { get; set; }

    [Inject]
    private IEventLogs Logs { get; set; } = default!;

    [Inject]
    private MarketingService Marketing { get; set; } = default!;

    [Inject]
    private IShop Shop { get; set; } = default!;

    /// <inheritdoc />
    public void Dispose()
    {
        _left.Cancel();
        _left.Dispose();
    }

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        _names = Logs.Values(EventTrait.Name, null, MostNames);
        _conversion = _names.FirstOrDefault(JourneyView.UsualConversions.Contains) ?? string.Empty;
        ReadSides();
    }

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (Query == _shown)
        {
            return;
        }

        (_shown, _said, _problem) = (Query, null, null);
        if (Query is { } query)
        {
            (_side, _control, _variant, _exposure, _conversion, _days) = (query.Side, query.Control, query.Variant, query.Exposure ?? string.Empty, query.Conversion, query.WindowDays);
            ReadSides();
        }
    }

    private void ReadSides() => _sides = EventTrait.Parse(_side) is { } trait ? Logs.Values(trait, null, MostNames) : [];

    private async Task CountAsync()
    {
        (_isBusy, _said, _problem) = (true, null, null);
        try
        {
            var query = new ExposureQuery
            {
                Side = _side.Trim(),
                Control = _control.Trim(),
                Variant = _variant.Trim(),
                Exposure = string.IsNullOrWhiteSpace(_exposure) ? null : _exposure.Trim(),
                Conversion = _conversion.Trim(),
                WindowDays = _days,
                Guardrails = [.. Guardrails.Where(g => _names.Contains(g.Name)).Select(static g => new GuardrailEvent(g.Name, g.IsHighGood, g.Margin))],
            };
            var counts = await Marketing.CountAsync(query, _left.Token);
            (_said, _shown) = (Words(counts), query);
            await OnCounted.InvokeAsync((query, counts));
        }
        catch (QueryException problem)
        {
            _problem = problem.Message;
        }
        catch (OperationCanceledException) when (_left.IsCancellationRequested)
        {
            // The reader has left.
        }
        finally
        {
            _isBusy = false;
        }
    }

    private string Words(ExposureCounts counts)
    {
        var format = Shop.Format;
        if (counts.Control.Users + counts.Variant.Users == 0)
        {
            return counts.SawBoth > 0 ? $"Everybody ({format.Count(counts.SawBoth)}) saw both sides, so nobody can be counted." : "No event bears these sides. Look at how they are written.";
        }

        return $"Counted {format.Count(counts.Control.Users)} and {format.Count(counts.Variant.Users)} users."
            + (counts.SawBoth > 0 ? $" {format.Count(counts.SawBoth)} saw both sides and are left out." : null)
            + (counts.Young > 0 ? $" {format.Count(counts.Young)} have had less than {_days} days so far." : null);
    }
}
