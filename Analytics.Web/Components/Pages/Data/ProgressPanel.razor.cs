using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Data;

public sealed partial class ProgressPanel
{
    /// <summary>What is being done.</summary>
    [Parameter, EditorRequired]
    public required string Title { get; set; }

    /// <summary>How much is done, 0 to 1; null while that cannot be said.</summary>
    [Parameter]
    public double? Fraction { get; set; }

    /// <summary>What has been done so far, in words.</summary>
    [Parameter]
    public string? Detail { get; set; }

    /// <summary>The time left, where it can be guessed.</summary>
    [Parameter]
    public TimeSpan? Left { get; set; }

    /// <summary>A last line: what happens if one leaves or cancels.</summary>
    [Parameter]
    public string? Note { get; set; }

    /// <summary>Whether the work has been told to stop and has not yet stopped.</summary>
    [Parameter]
    public bool Cancelling { get; set; }

    /// <summary>The button; absent when the work cannot be cancelled.</summary>
    [Parameter]
    public EventCallback OnCancel { get; set; }

    private string? Value => Fraction is { } fraction ? Math.Clamp(fraction, 0, 1).ToString("0.####", CultureInfo.InvariantCulture) : null;

    private string Percent => Fraction is { } fraction ? Math.Floor(Math.Clamp(fraction, 0, 1) * 100).ToString("0", CultureInfo.InvariantCulture) + "%" : "";
}
