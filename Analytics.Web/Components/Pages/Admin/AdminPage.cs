using System.Globalization;
using Analytics.Core.Storage;
using Analytics.Web.Notifications;
using Analytics.Web.Security;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Admin;

/// <summary>What the admin's pages share: commands are checked, and their failures are told.</summary>
public abstract class AdminPage : ComponentBase
{
    /// <summary>Who asks.</summary>
    [Inject]
    protected CurrentActor Actor { get; set; } = default!;

    /// <summary>The shop's settings.</summary>
    [Inject]
    protected SettingsStore Settings { get; set; } = default!;

    /// <summary>What went wrong; null when nothing did.</summary>
    protected string? Problem { get; set; }

    /// <summary>What was done; null when nothing was.</summary>
    protected string? Done { get; set; }

    /// <summary>Whether a command is under way.</summary>
    protected bool IsBusy { get; private set; }

    /// <summary>Does what an admin asked for, once it is certain that an admin asks.</summary>
    protected async Task DoAsync(Func<Actor, Task<string?>> command)
    {
        (Problem, Done, IsBusy) = (null, null, true);
        try
        {
            Done = await command(await Actor.RequireAsync(Policies.Administer));
        }
        catch (Exception exception) when (exception is AccountException or NotificationException or AccessDeniedException or SettingsException or StorageException)
        {
            Problem = exception.Message;
        }
        finally
        {
            IsBusy = false;
        }
    }

    /// <summary>An instant by the shop's clock.</summary>
    protected string Time(DateTimeOffset instant) =>
        TimeZoneInfo.ConvertTime(instant, Settings.Shop.TimeZone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
