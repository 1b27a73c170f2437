using System.Globalization;
using Analytics.Core.Monitoring;
using Analytics.Core.Storage;
using Analytics.Web.Security;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Measures;

/// <summary>Alerts, the open and worst first: what, how much, since when and why; an analyst takes note of them or puts their messages off.</summary>
public sealed partial class AlertList : ComponentBase
{
    private readonly string _titleId = "a" + Guid.NewGuid().ToString("N")[..8];
    private (string Said, int Id, TimeSpan? Before)? _undo;
    private string? _problem;
    private bool _isBusy;

    /// <summary>The heading.</summary>
    [Parameter, EditorRequired]
    public string Title { get; set; } = string.Empty;

    /// <summary>The alerts.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<Alert> Alerts { get; set; } = [];

    /// <summary>Said when there are none.</summary>
    [Parameter]
    public RenderFragment? Empty { get; set; }

    /// <summary>Something was changed.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    [Inject]
    private IKeyMeasureActions Deeds { get; set; } = default!;

    [Inject]
    private IShop Shop { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    private static IReadOnlyList<(int Hours, string Label)> Spans { get; } = [(1, "for 1 hour"), (8, "for 8 hours"), (24, "for a day"), (168, "for a week")];

    private Formatter Format => Shop.Format;

    private bool IsPutOff(Alert alert) => alert.SnoozedUntil > Clock.GetUtcNow();

    private string Times(Alert alert)
    {
        var parts = new List<string> { $"Found {Format.Instant(alert.OpenedAt)}" };
        if (alert.ClearedAt is { } cleared)
        {
            parts.Add($"ended {Format.Instant(cleared)}");
        }

        if (alert is { AcknowledgedBy: { } by, AcknowledgedAt: { } at })
        {
            parts.Add($"{by} took note {Format.Instant(at)}");
        }

        if (alert.IsOpen && IsPutOff(alert))
        {
            parts.Add($"nothing is sent until {Format.Instant(alert.SnoozedUntil!.Value)}");
        }

        return string.Join(" · ", parts);
    }

    private Task AcknowledgeAsync(Alert alert) => DoAsync(() => Deeds.AcknowledgeAsync(alert.Id), null);

    private Task SnoozeAsync(Alert alert, string? hours)
    {
        TimeSpan? span = int.TryParse(hours, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? TimeSpan.FromHours(count) : null;
        var left = alert.SnoozedUntil - Clock.GetUtcNow();
        return hours?.Length == 0 ? Task.CompletedTask : DoAsync(
            () => Deeds.SnoozeAsync(alert.Id, span),
            (span is null ? $"Messages about {alert.Figures.Name} are sent again." : $"Messages about {alert.Figures.Name} are put off.", alert.Id, left > TimeSpan.Zero ? left : null));
    }

    private Task UndoAsync() => _undo is { } undo ? DoAsync(() => Deeds.SnoozeAsync(undo.Id, undo.Before), null) : Task.CompletedTask;

    private async Task DoAsync(Func<Task> deed, (string Said, int Id, TimeSpan? Before)? undo)
    {
        (_isBusy, _problem, _undo) = (true, null, null);
        try
        {
            await deed();
            _undo = undo;
            await OnChanged.InvokeAsync();
        }
        catch (Exception error) when (error is StorageException or AccessDeniedException)
        {
            _problem = error.Message;
        }
        finally
        {
            _isBusy = false;
        }
    }
}
