namespace Analytics.Web.State;

/// <summary>Tells when the data behind every number has changed.</summary>
public interface IDataChanges
{
    /// <summary>Raised after a change, with the new data version, on any thread.</summary>
    event Action<long>? Changed;

    /// <summary>Raised after a stream went on and nothing else changed, with the new data version, on any thread: perhaps several times a second.</summary>
    event Action<long>? Grown;
}
