using System.Globalization;
using System.Security.Claims;
using Analytics.Core.Domain;
using Analytics.Core.Storage;
using Analytics.Web.Security;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Account;

/// <summary>One's own account: who it is, and its password.</summary>
public sealed partial class MyAccount : ComponentBase
{
    /// <summary>The field.</summary>
    [SupplyParameterFromForm]
    public string? Current { get; set; }

    /// <summary>The field.</summary>
    [SupplyParameterFromForm]
    public string? Password { get; set; }

    /// <summary>The field.</summary>
    [SupplyParameterFromForm]
    public string? Repeat { get; set; }

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [Inject]
    private SignInService Service { get; set; } = default!;

    [Inject]
    private DemoAccounts Demo { get; set; } = default!;

    [Inject]
    private SettingsStore Settings { get; set; } = default!;

    private bool IsDone { get; set; }

    private (bool IsOn, int CodesLeft) Factor { get; set; }

    private IReadOnlyList<UserSession> Sessions { get; set; } = [];

    private string? This { get; set; }

    private int? Ended { get; set; }

    private AccountException? Problem { get; set; }

    private string Role => Context.User.FindFirstValue(ClaimTypes.Role) ?? "no role";

    private bool IsDemo => Demo.List().Any(account => string.Equals(account.Email, Context.User.Identity?.Name, StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => LoadAsync();

    private static string AgentOf(UserSession session) => session.Kind == "token" ? "A program" : UserAgents.Describe(session.Agent);

    private async Task LoadAsync()
    {
        Factor = await Service.SecondFactorAsync();
        (Sessions, This) = await Service.SessionsAsync();
    }

    private async Task EndAsync(string? id)
    {
        Ended = await Service.EndSessionsAsync(id);
        await LoadAsync();
    }

    private string Time(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Settings.Shop.TimeZone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private async Task ChangeAsync()
    {
        try
        {
            if (IsDemo)
            {
                throw new AccountException("current", "A demo account's password stays as it is.");
            }

            NewAccountFields.Check(Password, Repeat);
            await Service.ChangePasswordAsync(Current ?? string.Empty, Password!);
            IsDone = true;
            await LoadAsync();
        }
        catch (AccountException problem)
        {
            Problem = problem;
        }
    }
}
