using System.Globalization;
using System.Text.Json;
using Analytics.Core.Domain;
using Analytics.Core.Export;
using Analytics.Core.Storage;
using Analytics.Web.Api;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Admin;

/// <summary>Who did what: searched and paged by the address, so that a view is a link.</summary>
public sealed partial class Audit : AdminPage
{
    // What is longer would make rows of a page's height.
    private const int LongDetail = 160;

    private const int PageSize = 50;

    private string? given;

    private static readonly (string Value, string Label)[] Actions =
    [
        (string.Empty, "Everything"), ("sign-in", "Sign-ins"), ("sign-in.failed", "Failed sign-ins"), ("sign-in.lock-out", "Lock-outs"), ("sign-out", "Sign-outs"),
        ("import", "Imports and undos"), ("export", "Exports"), ("settings", "Settings"), ("user", "Users"), ("key", "API keys"), ("job", "Jobs"), ("demo", "The demo"),
    ];

    /// <summary>By whom.</summary>
    [SupplyParameterFromQuery(Name = "actor")]
    public string? Who { get; set; }

    /// <summary>What was done, by its beginning.</summary>
    [SupplyParameterFromQuery]
    public string? Action { get; set; }

    /// <summary>What an entry contains.</summary>
    [SupplyParameterFromQuery]
    public string? Search { get; set; }

    /// <summary>The first day.</summary>
    [SupplyParameterFromQuery]
    public string? From { get; set; }

    /// <summary>The last day.</summary>
    [SupplyParameterFromQuery]
    public string? To { get; set; }

    /// <summary>How many to pass over.</summary>
    [SupplyParameterFromQuery(Name = "skip")]
    public string? SkipText { get; set; }

    [Inject]
    private AuditLog Log { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private AuditPage? Entries { get; set; }

    private AuditVerification? Verified { get; set; }

    private int Skip => int.TryParse(SkipText, NumberStyles.None, CultureInfo.InvariantCulture, out var skip) ? skip : 0;

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync() => Entries = await Log.ReadAsync(
        new AuditFilter(Text(Who), Text(Action), Start(From, 0), Start(To, 1), Text(Search)), Skip, PageSize);

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    // Only a file that was exported completely has one.
    private static string? ManifestOf(AuditEntry entry)
    {
        if (entry is not { Action: ExportEndpoints.Complete, DetailJson: { } json })
        {
            return null;
        }

        using var detail = JsonDocument.Parse(json);
        return detail.RootElement.TryGetProperty(nameof(ExportManifest.Id), out var id) ? ExportEndpoints.ManifestPath + id.GetString() : null;
    }

    private string ExportAddress => Navigation.GetUriWithQueryParameters("api/v1/export/audit", new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["actor"] = Text(Who), ["action"] = Text(Action), ["search"] = Text(Search), ["from"] = Text(From), ["to"] = Text(To),
    });

    private Task VerifyAsync() => DoAsync(async _ =>
    {
        Verified = await Log.VerifyAsync(Text(given));
        return null;
    });

    private DateTimeOffset? Start(string? text, int days)
    {
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day.Year is < 1900 or > 2200)
        {
            return null;
        }

        var local = day.AddDays(days).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, Settings.Shop.TimeZone.GetUtcOffset(local));
    }

    private string AddressAt(int skip) => Navigation.GetUriWithQueryParameter("skip", skip == 0 ? null : skip.ToString(CultureInfo.InvariantCulture));
}
