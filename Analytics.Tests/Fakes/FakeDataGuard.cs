using Analytics.Web.Security;
using Analytics.Web.State.Importing;

namespace Analytics.Tests.Fakes;

/// <summary>Lets through what it is told to.</summary>
public sealed class FakeDataGuard(string name) : IDataGuard
{
    public HashSet<string> Allowed { get; } = new(StringComparer.Ordinal);

    public Task<Actor> RequireAsync(string policy) =>
        Allowed.Contains(policy) ? Task.FromResult(new Actor(name)) : throw new AccessDeniedException("Your session has ended. Sign in again.");
}
