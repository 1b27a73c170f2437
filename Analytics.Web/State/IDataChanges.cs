namespace Analytics.Web.State;

/// <summary>Tells when the data behind every number has changed.</summary>
public interface IDataChanges
{
    /// <summary>Raised after a change, with the new data version, on any thread.</summary>
    event Action<long>? Changed;
}
