namespace Analytics.Core.Customers.Bench;

/// <summary>What <see cref="ScoresBench"/> measured.</summary>
/// <param name="Customers">Customers generated.</param>
/// <param name="Lines">Lines generated.</param>
/// <param name="Cores">Processors in use; scoring takes half of them.</param>
/// <param name="Seconds">To compute everything, held-out scores and recommendations among it.</param>
/// <param name="Steps">Seconds of each step.</param>
/// <param name="PageMilliseconds">To sort all customers anew and give the first page.</param>
/// <param name="NextPageMilliseconds">To give another page by the same field, filtered.</param>
/// <param name="SimilarMilliseconds">To find ten similar customers, features at hand.</param>
/// <param name="StoredBytes">What is stored.</param>
/// <param name="StoreSeconds">To pack it.</param>
/// <param name="LoadSeconds">To unpack and check it.</param>
/// <param name="BytesPerCustomer">Memory of the columns for each customer.</param>
public sealed record ScoresBenchResult(
    int Customers,
    int Lines,
    int Cores,
    double Seconds,
    IReadOnlyDictionary<string, double> Steps,
    double PageMilliseconds,
    double NextPageMilliseconds,
    double SimilarMilliseconds,
    long StoredBytes,
    double StoreSeconds,
    double LoadSeconds,
    double BytesPerCustomer);
