using System.Globalization;
using Analytics.Core.Streaming;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Live;

/// <summary>How the stream does: pace, delay, queue.</summary>
public sealed partial class PipelineCard : ComponentBase
{
    /// <summary>How it does.</summary>
    [Parameter, EditorRequired]
    public StreamHealth Health { get; set; } = default!;

    [Inject]
    private IShop Shop { get; set; } = default!;

    private string Rate => Health.PerSecond.ToString(Health.PerSecond < 10 ? "0.0" : "0", CultureInfo.InvariantCulture);

    private string Count(long count) => Shop.Format.Count(count);

    private static string Took(LatencySummary? summary) => summary is null ? Formatter.NotAvailable : $"{Milliseconds(summary.Median)}, 95% within {Milliseconds(summary.P95)}";

    private static string Milliseconds(TimeSpan time) => time.TotalMilliseconds.ToString(time.TotalMilliseconds < 10 ? "0.0" : "0", CultureInfo.InvariantCulture) + " ms";
}
