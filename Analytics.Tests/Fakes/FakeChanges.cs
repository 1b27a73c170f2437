using Analytics.Web.State;

namespace Analytics.Tests.Fakes;

/// <summary>Changes that a test makes.</summary>
public sealed class FakeChanges : IDataChanges
{
    public event Action<long>? Changed;

    public event Action<long>? Grown;

    /// <summary>How many listen.</summary>
    public int Listeners => Changed?.GetInvocationList().Length ?? 0;

    public void Raise(long version) => Changed?.Invoke(version);

    public void Grow(long version) => Grown?.Invoke(version);
}
