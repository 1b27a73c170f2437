namespace Analytics.Core.Customers;

/// <summary>
/// A fitted model of when customers order and when they stay away for good. Histories and horizons are in <see cref="Unit"/>; a horizon
/// begins at the end of the history's T. Immutable and safe for concurrent use.
/// </summary>
public interface IPurchaseFit
{
    /// <summary>The model's name for people.</summary>
    string Model { get; }

    /// <summary>The version of its computation, kept with stored predictions.</summary>
    int Version { get; }

    /// <summary>The unit of all times.</summary>
    LifetimeUnit Unit { get; }

    /// <summary>The parameters, in the literature's order.</summary>
    IReadOnlyList<LifetimeParameter> Parameters { get; }

    /// <summary>What it was fitted on, and its warnings.</summary>
    FitSummary Summary { get; }

    /// <summary>Probability that the customer still buys, 0 to 1.</summary>
    double ProbabilityAlive(in CustomerHistory history);

    /// <summary>Expected purchase days within the horizon, the chance of having left included.</summary>
    double ExpectedOrders(in CustomerHistory history, double horizon);

    /// <summary>Probability of at least one purchase within the horizon; 1 less this is the model's churn probability.</summary>
    double ProbabilityOfOrder(in CustomerHistory history, double horizon);

    /// <summary>The time within which a customer who is alive orders next with probability one half; null when that is never reached.</summary>
    double? MedianTimeToNextOrder(in CustomerHistory history);

    /// <summary>Expected purchase days of a customer from the first purchase, that one not counted, to <paramref name="time"/> after it.</summary>
    double ExpectedRepeatsOfNew(double time);

    /// <summary>One possible future of the customer: the times of orders within the horizon, ascending.</summary>
    /// <param name="history">The customer.</param>
    /// <param name="horizon">How far.</param>
    /// <param name="random">Where chance comes from.</param>
    /// <param name="orderTimes">Emptied and filled; at most 100,000 orders.</param>
    void Simulate(in CustomerHistory history, double horizon, SeededRandom random, List<double> orderTimes);

    /// <summary>The same model with parameters drawn from what the data leave open; the fit itself when its parameters were given.</summary>
    IPurchaseFit Draw(SeededRandom random);
}
