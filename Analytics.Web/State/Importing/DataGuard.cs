using Analytics.Web.Security;

namespace Analytics.Web.State.Importing;

/// <summary>The guard of the signed-in account. Scoped.</summary>
public sealed class DataGuard(CurrentActor current) : IDataGuard
{
    /// <inheritdoc />
    public Task<Actor> RequireAsync(string policy) => current.RequireAsync(policy);
}
