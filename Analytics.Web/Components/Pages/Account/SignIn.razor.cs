using Analytics.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace Analytics.Web.Components.Pages.Account;

/// <summary>Signing in, with the demo's accounts at hand while there is a demo.</summary>
public sealed partial class SignIn : ComponentBase
{
    /// <summary>The field.</summary>
    [SupplyParameterFromForm]
    public string? Email { get; set; }

    /// <summary>The field.</summary>
    [SupplyParameterFromForm]
    public string? Password { get; set; }

    /// <summary>The box.</summary>
    [SupplyParameterFromForm]
    public bool Remember { get; set; }

    /// <summary>Where to go then.</summary>
    [SupplyParameterFromQuery]
    public string? ReturnUrl { get; set; }

    /// <summary>Which demo account to fill in, by its role.</summary>
    [SupplyParameterFromQuery]
    public string? As { get; set; }

    /// <summary>The secret that the start printed, with which this page shows the demo's accounts.</summary>
    [SupplyParameterFromQuery(Name = "demo")]
    public string? DemoSecret { get; set; }

    /// <summary>What has just been done.</summary>
    [SupplyParameterFromQuery(Name = "done")]
    public string? DoneCode { get; set; }

    /// <summary>Why a sign-in elsewhere came to nothing.</summary>
    [SupplyParameterFromQuery(Name = "problem")]
    public string? ProblemCode { get; set; }

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [Inject]
    private SignInService Service { get; set; } = default!;

    [Inject]
    private AccountService AllAccounts { get; set; } = default!;

    [Inject]
    private DemoAccounts Demo { get; set; } = default!;

    [Inject]
    private DemoDoor Door { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IOptions<SecurityOptions> Options { get; set; } = default!;

    [Inject]
    private IOptions<OutsideSignInOptions> Outside { get; set; } = default!;

    private IReadOnlyList<DemoAccount> Accounts { get; set; } = [];

    private bool Failed { get; set; }

    private bool HasNoAccounts { get; set; }

    private bool HasHiddenDemo { get; set; }

    private DemoAccount? Prefilled => Accounts.FirstOrDefault(account => string.Equals(account.Role, As, StringComparison.OrdinalIgnoreCase));

    private string? Done => DoneCode switch
    {
        "password" => "Your password is set. Sign in with it.",
        _ => null,
    };

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        if (HttpMethods.IsGet(Context.Request.Method) && Context.User.Identity?.IsAuthenticated == true)
        {
            Navigation.NavigateTo(LocalUrl.AfterSignIn(ReturnUrl));
            return;
        }

        // The demo's passwords are for a person at this machine, who sees its console, not for one who came through a proxy:
        // an address and headers alone cannot tell the two apart.
        var all = Demo.List();
        Accounts = Door.IsAnnounced && Door.Opens(DemoSecret) && Loopback.IsDirect(Context) ? all : [];
        HasHiddenDemo = Door.IsAnnounced && Accounts.Count == 0 && all.Count > 0;
        HasNoAccounts = all.Count == 0 && (await AllAccounts.ListAsync()).Count == 0;
    }

    private async Task SignInAsync()
    {
        switch (await Service.SignInAsync(Email, Password, Remember))
        {
            case SignInOutcome.Done:
                Navigation.NavigateTo(LocalUrl.AfterSignIn(ReturnUrl));
                break;
            case SignInOutcome.NeedsCode:
                Navigation.NavigateTo("/account/second-step?returnUrl=" + Uri.EscapeDataString(LocalUrl.AfterSignIn(ReturnUrl)));
                break;
            default:
                Failed = true;
                break;
        }
    }

    private string? Refusal => ProblemCode switch
    {
        "outside" => $"Signing in with {Outside.Value.Name} was broken off. Try again.",
        "no-account" => $"{Outside.Value.Name} knows you, but there is no account here for your address, or it is switched off. Ask an admin.",
        "code" => "The sign-in took too long, or the account was changed meanwhile. Begin again.",
        _ => null,
    };

    private string OutsideAddress => $"{OutsideSignIn.Path}?returnUrl={Uri.EscapeDataString(LocalUrl.AfterSignIn(ReturnUrl))}";

    private string FillAddress(DemoAccount account) =>
        $"{Door.SignInPath}&as={account.Role.ToLowerInvariant()}&returnUrl={Uri.EscapeDataString(LocalUrl.AfterSignIn(ReturnUrl))}";
}
