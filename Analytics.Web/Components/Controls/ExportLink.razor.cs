using Analytics.Core.Export;
using Analytics.Core.Queries;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Controls;

/// <summary>A menu that offers an answer, or the lines behind it, in each format; only those who may export see it.</summary>
public sealed partial class ExportLink : ComponentBase
{
    /// <summary>What to export; null where <see cref="Href"/> says it.</summary>
    [Parameter]
    public AnalyticsQuery? Query { get; set; }

    /// <summary>The address of what is exported, where it is no question's answer.</summary>
    [Parameter]
    public string? Href { get; set; }

    /// <summary>Whether to export the lines that the question counts rather than its answer.</summary>
    [Parameter]
    public bool IsLines { get; set; }

    /// <summary>Its name.</summary>
    [Parameter]
    public string Label { get; set; } = "Export";

    /// <summary>Whether only the picture is shown.</summary>
    [Parameter]
    public bool IsIcon { get; set; }

    private readonly string _id = "export-" + Guid.NewGuid().ToString("N");

    private string Address => Href ?? (Query is null ? string.Empty : IsLines ? ExportAddress.OfLines(Query) : ExportAddress.Of(Query));

    // The table is the last part of the path; events have their own.
    private string Table => Address.Split('?')[0] is var path && path.EndsWith("events/export", StringComparison.Ordinal) ? "events" : path[(path.LastIndexOf('/') + 1)..];

    private bool HasPersons => PersonColumns.HasPersons(Table) && (Query is null || IsLines || Query.By.Any(static d => DimensionCatalog.Of(d).NamesPerson));

    private string AddressOf(ExportFormat format, string? pseudonyms = null)
    {
        var address = Address;
        Append("format", format == ExportFormat.Csv ? null : ExportFormats.Key(format));
        Append("pseudonyms", pseudonyms);
        return address;

        void Append(string name, string? value) => address += value is null ? string.Empty : $"{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{name}={value}";
    }
}
