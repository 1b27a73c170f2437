namespace Analytics.Core.Customers.Lifetime;

/// <summary>A log-likelihood as a function of the logarithms of the parameters.</summary>
/// <param name="logs">Logarithms of the parameters.</param>
/// <param name="gradient">Filled with the derivatives by <paramref name="logs"/>.</param>
/// <returns>The log-likelihood.</returns>
internal delegate double LogObjective(ReadOnlySpan<double> logs, Span<double> gradient);
