namespace Analytics.Core.Funnels.Paths;

/// <summary>What one thread has counted of paths.</summary>
internal sealed class PathTally
{
    /// <summary>People by path: codes from the event on, −1 where it ended. Paths are few against people.</summary>
    public Dictionary<PathKey, int> Paths { get; } = [];

    /// <summary>People by sequence, its codes packed.</summary>
    public Dictionary<ulong, int> Sequences { get; } = [];

    /// <summary>How many did the event.</summary>
    public int People { get; set; }

    /// <summary>How many did anything.</summary>
    public int Active { get; set; }

    /// <summary>How many did two different things on the way within one second.</summary>
    public int AtOnce { get; set; }

    /// <summary>Adds another thread's.</summary>
    public void Add(PathTally other)
    {
        foreach (var (key, count) in other.Paths)
        {
            Paths[key] = Paths.GetValueOrDefault(key) + count;
        }

        foreach (var (key, count) in other.Sequences)
        {
            Sequences[key] = Sequences.GetValueOrDefault(key) + count;
        }

        People += other.People;
        Active += other.Active;
        AtOnce += other.AtOnce;
    }
}
