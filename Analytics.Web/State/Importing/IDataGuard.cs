using Analytics.Web.Security;

namespace Analytics.Web.State.Importing;

/// <summary>Asks, before something is done, whether the one at the page may do it now.</summary>
public interface IDataGuard
{
    /// <summary>Passes when they may, and says who it is.</summary>
    /// <exception cref="AccessDeniedException">They may not, or their session has ended.</exception>
    Task<Actor> RequireAsync(string policy);
}
