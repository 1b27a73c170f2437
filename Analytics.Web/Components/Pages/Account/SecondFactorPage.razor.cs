using Analytics.Core.Storage;
using Analytics.Web.Security;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Account;

/// <summary>One's own second factor: switched on, given new recovery codes, switched off.</summary>
public sealed partial class SecondFactorPage : ComponentBase
{
    /// <summary>The field.</summary>
    [SupplyParameterFromForm]
    public string? Password { get; set; }

    /// <summary>The field.</summary>
    [SupplyParameterFromForm]
    public string? Code { get; set; }

    /// <summary>Which button.</summary>
    [SupplyParameterFromForm]
    public string? Do { get; set; }

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [Inject]
    private SignInService Service { get; set; } = default!;

    [Inject]
    private DemoAccounts Demo { get; set; } = default!;

    [Inject]
    private SettingsStore Settings { get; set; } = default!;

    private bool IsOn { get; set; }

    private bool IsRequired => Service.IsSecondFactorRequired;

    private int CodesLeft { get; set; }

    private string Key { get; set; } = string.Empty;

    private QrPicture Picture { get; set; } = QrPicture.Empty;

    private IReadOnlyList<string> Codes { get; set; } = [];

    private string? Said { get; set; }

    private AccountException? Problem { get; set; }

    private bool IsDemo => Demo.List().Any(account => string.Equals(account.Email, Context.User.Identity?.Name, StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => LoadAsync();

    private string? ErrorOf(string field) => Problem?.Field == field ? Problem.Message : null;

    private async Task LoadAsync()
    {
        if (IsDemo)
        {
            return;
        }

        (IsOn, CodesLeft) = await Service.SecondFactorAsync();
        if (!IsOn)
        {
            var (key, address) = await Service.PendingSecondFactorAsync(Settings.Shop.ShopName);
            Key = string.Join(' ', key.Chunk(4).Select(static part => new string(part)));
            Picture = QrPicture.Of(address);
        }
    }

    private Task ConfirmAsync() => TryAsync(async () =>
    {
        Codes = await Service.ConfirmSecondFactorAsync(Password, Code);
        Said = "The second factor is on. Your other sessions have ended.";
    });

    private Task ChangeAsync() => TryAsync(async () =>
    {
        if (Do == "off")
        {
            await Service.RemoveSecondFactorAsync(Password, Code);
            Said = "The second factor is off. Your other sessions have ended.";
            await LoadAsync();
        }
        else
        {
            Codes = await Service.NewRecoveryCodesAsync(Password, Code);
            Said = "The old recovery codes open nothing any more.";
        }
    });

    private async Task TryAsync(Func<Task> change)
    {
        try
        {
            if (!IsDemo)
            {
                await change();
            }
        }
        catch (AccountException problem)
        {
            Problem = problem;
        }
    }
}
