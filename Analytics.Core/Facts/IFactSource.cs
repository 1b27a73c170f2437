namespace Analytics.Core.Facts;

/// <summary>Where the Facts come from. The methods block; call them off the thread of a request.</summary>
public interface IFactSource
{
    /// <summary>Which data there is now: cheap enough to ask each second.</summary>
    (Guid DatabaseId, long Version, long Stamp, long StreamVersion) ReadStamp();

    /// <summary>The batches that count, in the order of their keys.</summary>
    IReadOnlyList<BatchFacts> ReadBatches();

    /// <summary>Sets customers and products in <paramref name="writer"/>.</summary>
    /// <param name="writer">What to fill.</param>
    /// <param name="onlyNew">Whether to read only those whose keys are above all that the writer knows; else the writer's are forgotten first.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    void ReadAttributes(FactWriter writer, bool onlyNew, CancellationToken cancellationToken);

    /// <summary>Adds the lines of a batch to <paramref name="writer"/>; none when it does not count any more.</summary>
    /// <param name="batch">The batch, as far as its last row id.</param>
    /// <param name="afterRowId">The last row id that is there already; 0 for none.</param>
    /// <param name="writer">What to fill.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    void ReadLines(BatchFacts batch, long afterRowId, FactWriter writer, CancellationToken cancellationToken);

    /// <summary>Gives <paramref name="writer"/> the lines whose content was changed after a data version, as they are now.</summary>
    void ReadCorrections(long afterVersion, FactWriter writer, CancellationToken cancellationToken);
}
