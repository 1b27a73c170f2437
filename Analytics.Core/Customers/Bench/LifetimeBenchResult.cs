namespace Analytics.Core.Customers.Bench;

/// <summary>What <see cref="LifetimeBench"/> measured: medians in milliseconds, from summaries.</summary>
/// <param name="Customers">Customers.</param>
/// <param name="Groups">Their distinct (frequency, recency, T).</param>
/// <param name="Cores">Processors in use.</param>
/// <param name="Runs">Counted runs.</param>
/// <param name="Compress">Finding the distinct histories.</param>
/// <param name="Orders">Fitting BG/NBD with its errors.</param>
/// <param name="Spend">Fitting Gamma-Gamma with its errors.</param>
/// <param name="Total">All three.</param>
/// <param name="OrdersFit">The BG/NBD fit.</param>
/// <param name="SpendFit">The Gamma-Gamma fit.</param>
public sealed record LifetimeBenchResult(
    int Customers, int Groups, int Cores, int Runs, double Compress, double Orders, double Spend, double Total, BgNbdFit OrdersFit, GammaGammaFit SpendFit);
