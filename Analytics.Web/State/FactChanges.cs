using Analytics.Core.Facts;

namespace Analytics.Web.State;

/// <summary>The changes of the Facts.</summary>
public sealed class FactChanges(FactStore facts) : IDataChanges
{
    /// <inheritdoc />
    public event Action<long>? Changed
    {
        add => facts.Changed += value;
        remove => facts.Changed -= value;
    }

    /// <inheritdoc />
    public event Action<long>? Grown
    {
        add => facts.Grown += value;
        remove => facts.Grown -= value;
    }
}
