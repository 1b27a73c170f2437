using Analytics.Core.Domain;
using Analytics.Core.Marketing.Campaigns;
using Analytics.Core.Queries;
using Analytics.Core.Storage;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Campaigns;

/// <summary>A campaign to be written down or changed.</summary>
public sealed partial class CampaignDialog : ComponentBase
{
    private string? _problem;
    private CampaignDraft? _shown;

    /// <summary>The campaign; null while the dialog is closed.</summary>
    [Parameter, EditorRequired]
    public CampaignDraft? Draft { get; set; }

    /// <summary>The campaigns there are, for what to suggest.</summary>
    [Parameter, EditorRequired]
    public CampaignTable Table { get; set; } = default!;

    /// <summary>It is to be written.</summary>
    [Parameter]
    public EventCallback<CampaignRow> OnSave { get; set; }

    /// <summary>It is to be forgotten.</summary>
    [Parameter]
    public EventCallback<string> OnForget { get; set; }

    /// <summary>The dialog was closed.</summary>
    [Parameter]
    public EventCallback OnClose { get; set; }

    [Inject]
    private IShop Shop { get; set; } = default!;

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (_shown != Draft)
        {
            (_shown, _problem) = (Draft, null);
        }
    }

    private IEnumerable<string> Known(Func<Campaign, string?> of) => Table.Campaigns.Select(of).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase);

    private async Task SaveAsync()
    {
        try
        {
            await OnSave.InvokeAsync(CampaignRules.Check(Draft!.ToRow(Shop.Format)));
        }
        catch (QueryException problem)
        {
            _problem = problem.Message;
        }
    }
}
