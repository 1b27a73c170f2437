using Analytics.Core.Storage;

namespace Analytics.Web.Hosting;

/// <summary>What loading the demo did.</summary>
/// <param name="Batch">The new batch.</param>
/// <param name="Version">The data version that it made.</param>
/// <param name="Written">What was written.</param>
/// <param name="Replaced">Earlier demo batches that were undone.</param>
public sealed record DemoLoad(int Batch, long Version, BatchWriteResult Written, IReadOnlyList<int> Replaced);
