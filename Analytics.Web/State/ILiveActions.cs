using Analytics.Web.Security;

namespace Analytics.Web.State;

/// <summary>What readers may do to the stream.</summary>
public interface ILiveActions
{
    /// <summary>Sets how many purchases a second the demo makes; 0 for none.</summary>
    /// <exception cref="AccessDeniedException">The account may not.</exception>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    Task SetPaceAsync(double perSecond);
}
