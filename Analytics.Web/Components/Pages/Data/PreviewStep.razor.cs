using System.Globalization;
using Analytics.Core.Import;
using Analytics.Web.State.Importing;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Data;

public sealed partial class PreviewStep
{
    private string _mapping = "";

    /// <summary>What was found.</summary>
    [Parameter, EditorRequired]
    public required FilePreview Preview { get; set; }

    /// <summary>How it is to be read.</summary>
    [Parameter, EditorRequired]
    public required ImportPlan Plan { get; set; }

    /// <summary>The presets that come with the program.</summary>
    [Parameter]
    public IReadOnlyList<ImportPreset> Presets { get; set; } = [];

    /// <summary>What went wrong last.</summary>
    [Parameter]
    public Failure? Failure { get; set; }

    /// <summary>Asks to look at the file again.</summary>
    [Parameter]
    public EventCallback<InspectOptions> OnInspect { get; set; }

    /// <summary>Changes the plan.</summary>
    [Parameter]
    public EventCallback<ImportPlan> OnPlan { get; set; }

    /// <summary>On to the columns.</summary>
    [Parameter]
    public EventCallback OnNext { get; set; }

    /// <summary>Gives this file up.</summary>
    [Parameter]
    public EventCallback OnDiscard { get; set; }

    /// <summary>What has been said so far, so that one correction does not undo another.</summary>
    private InspectOptions Options => new()
    {
        Kind = Plan.Kind,
        MappingName = _mapping.Length == 0 ? null : _mapping,
        Encoding = Preview.Layout.Encoding,
        Separator = Preview.Layout.Separator,
        HasHeader = Preview.Layout.HasHeader,
        Widths = Preview.Layout.Widths,
    };

    private IEnumerable<(string Name, string Label)> Encodings =>
        ReadingText.Encodings.Any(e => Same(e.Name, Preview.Layout.Encoding))
            ? ReadingText.Encodings.Select(e => Same(e.Name, Preview.Layout.Encoding) ? (Preview.Layout.Encoding, e.Label) : e)
            : ReadingText.Encodings.Prepend((Preview.Layout.Encoding, Preview.Layout.Encoding));

    private string DateFormat => Plan.DateFormat ?? "";

    private IEnumerable<(string Value, string Label)> Dates =>
        ReadingText.Dates.Any(d => d.Value == DateFormat) ? ReadingText.Dates : ReadingText.Dates.Append((DateFormat, DateFormat));

    private string DecimalSign => Plan.DecimalSign?.ToString() ?? "";

    private string Widths => string.Join(", ", Preview.Layout.Widths ?? []);

    /// <inheritdoc />
    protected override void OnParametersSet() => _mapping = Plan.MappingName ?? "";

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private bool IsNumber(int column) => Preview.Columns[column].Type is ColumnType.Integer or ColumnType.Number;

    private Task InspectAsync(InspectOptions options) => OnInspect.InvokeAsync(options);

    private Task SetMappingAsync(string? name)
    {
        _mapping = name ?? "";
        return InspectAsync(Options);
    }

    private Task SetDateFormatAsync(string? value) => OnPlan.InvokeAsync(Plan with { DateFormat = string.IsNullOrEmpty(value) ? null : value });

    private Task SetDecimalSignAsync(string? value) => OnPlan.InvokeAsync(Plan with { DecimalSign = string.IsNullOrEmpty(value) ? null : value[0] });

    private Task SetWidthsAsync(string? value)
    {
        var widths = (value ?? "").Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries)
            .Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var width) ? width : 0).ToList();
        return widths.Count > 0 && widths.TrueForAll(width => width is > 0 and < 10_000)
            ? InspectAsync(Options with { Separator = ColumnSeparator.FixedWidth, Widths = widths })
            : Task.CompletedTask;
    }
}
