namespace Analytics.Core.Funnels;

/// <summary>How long funnels of five steps, broken down by device, take on made-up events. Times are milliseconds, medians but for the first.</summary>
/// <param name="Events">How many events.</param>
/// <param name="People">How many visitors they are of.</param>
/// <param name="Cores">How many cores the machine has.</param>
/// <param name="Counts">How many came to each step.</param>
/// <param name="First">The first question after events changed: they are laid out person by person for it.</param>
/// <param name="Ordered">In order, within 30 days.</param>
/// <param name="OrderedWithoutWindow">In order, however long it takes.</param>
/// <param name="Strict">With nothing else between, within 30 days.</param>
/// <param name="AnyOrder">In any order, within 30 days.</param>
/// <param name="Paths">What people do after the third step, with the most frequent sequences.</param>
public sealed record FunnelBenchResult(
    int Events, int People, int Cores, IReadOnlyList<int> Counts, double First, double Ordered, double OrderedWithoutWindow, double Strict, double AnyOrder, double Paths);
