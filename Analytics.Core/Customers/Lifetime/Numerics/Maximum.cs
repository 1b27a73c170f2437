namespace Analytics.Core.Customers.Lifetime;

/// <summary>Where a search ended.</summary>
/// <param name="Logs">Logarithms of the parameters.</param>
/// <param name="Value">The objective there.</param>
/// <param name="Converged">Whether the slope is flat there.</param>
/// <param name="Iterations">Steps taken.</param>
internal sealed record Maximum(double[] Logs, double Value, bool Converged, int Iterations);
