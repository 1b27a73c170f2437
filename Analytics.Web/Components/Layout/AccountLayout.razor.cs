using Analytics.Core.Storage;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Layout;

/// <summary>One card in the middle of the page, under the shop's name.</summary>
public sealed partial class AccountLayout : LayoutComponentBase
{
    [Inject]
    private SettingsStore Settings { get; set; } = default!;
}
