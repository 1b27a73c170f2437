namespace Analytics.Core.Marketing.Attribution;

/// <summary>Shares conversions and value among channels by every model of <see cref="AttributionModel"/>, with bootstrap ranges.</summary>
/// <remarks>The ranges say what other journeys of the same kind would have given, not how far credit is from cause.</remarks>
public static class AttributionEngine
{
    private const double Exact = 1e-13;
    private const double Near = 1e-6;
    private const int FewConversions = 100;

    /// <summary>Shares them.</summary>
    /// <param name="paths">The paths. Without any the answer has no channel.</param>
    /// <param name="options">Half-life, samples, level and seed.</param>
    /// <param name="progress">Told the share of samples drawn.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="AttributionException">A path has no touch, a negative count or value, or days that do not fit its touches.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static AttributionResult Run(
        IReadOnlyList<TouchPath> paths, AttributionOptions? options = null, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        options ??= new AttributionOptions();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.HalfLifeDays, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(options.Samples, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Samples, 10_000, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Level, 0.5, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Level, 0.999, nameof(options));
        var table = PathTable.Of(paths);
        var conversions = table.Conversions.Sum();
        var nulls = table.Nulls.Sum();
        var solver = new CreditSolver(table, options.HalfLifeDays);
        var point = solver.Solve(
            [.. table.Conversions.Zip(table.Nulls, static (c, n) => (double)(c + n))], [.. table.Conversions.Select(static c => (double)c)], table.Values, Exact);
        var samples = conversions + nulls > 0 ? Sample(table, solver, options, progress, cancellationToken) : [];
        var channels = new ChannelAttribution[table.Channels.Length];
        for (var c = 0; c < channels.Length; c++)
        {
            channels[c] = new ChannelAttribution(
                table.Channels[c],
                [.. AttributionModels.All.Select(model => Credit(point, samples, options.Level, (int)model, c))],
                [.. point.Effects.Select(e => e[c])]);
        }

        return new AttributionResult(
            channels, table.Count, conversions, table.Values.Sum(), nulls, samples.Length, options.Level, Warnings(conversions, nulls, channels.Length));
    }

    private static Credits[] Sample(
        PathTable table, CreditSolver solver, AttributionOptions options, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var bootstrap = new AttributionBootstrap(table);
        var samples = new Credits[options.Samples];
        var done = 0;
        Parallel.For(0, samples.Length, new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Math.Max(1, Environment.ProcessorCount) }, s =>
        {
            var (journeys, conversions, values) = bootstrap.Draw(options.Seed, s);
            samples[s] = solver.Solve(journeys, conversions, values, Near);
            progress?.Report((double)Interlocked.Increment(ref done) / samples.Length);
        });
        return samples;
    }

    private static ChannelCredit Credit(Credits point, Credits[] samples, double level, int model, int channel)
    {
        if (samples.Length == 0)
        {
            return new ChannelCredit(point.Conversions[model][channel], null, null, point.Values[model][channel], null, null);
        }

        var conversions = Quantiles.Range([.. samples.Select(s => s.Conversions[model][channel])], level);
        var values = Quantiles.Range([.. samples.Select(s => s.Values[model][channel])], level);
        return new ChannelCredit(
            point.Conversions[model][channel], conversions.Low, conversions.High, point.Values[model][channel], values.Low, values.High);
    }

    private static List<string> Warnings(long conversions, long nulls, int channels)
    {
        var warnings = new List<string> { AttributionResult.CreditIsNotCause };
        if (channels > 0 && conversions == 0)
        {
            warnings.Add("No journey converted, so there is no credit to share.");
        }
        else if (conversions is > 0 and < FewConversions)
        {
            warnings.Add($"There are only {conversions} conversions: read the ranges, not the figures.");
        }

        if (conversions > 0 && nulls == 0)
        {
            warnings.Add("Journeys without a conversion are missing. The Markov models then see every journey succeed, and can only count how many pass through a channel.");
        }

        return warnings;
    }
}
