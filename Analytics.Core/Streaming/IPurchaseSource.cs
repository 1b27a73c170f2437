namespace Analytics.Core.Streaming;

/// <summary>Where purchases come from by themselves: a generator, or a broker's queue. The API offers its purchases to the intake directly.</summary>
public interface IPurchaseSource
{
    /// <summary>Its name, the value of the dimension "source" with the day after it.</summary>
    string Name { get; }

    /// <summary>
    /// Purchases as they come, a few at a time, until the token is cancelled. The next are asked for once these are on the disk: that is the
    /// moment to acknowledge them.
    /// </summary>
    IAsyncEnumerable<IReadOnlyList<StreamPurchase>> ReadAsync(CancellationToken cancellationToken);
}
