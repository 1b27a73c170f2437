namespace Analytics.Core.Funnels.Engine;

/// <summary>How far one person got in one attempt. Reused from person to person: read it before the next search.</summary>
/// <param name="steps">How many steps the funnel has.</param>
internal sealed class Attempt(int steps)
{
    private readonly int[] _times = new int[steps];

    /// <summary>How many steps were reached, from the first on; 0 for none.</summary>
    public int Level { get; private set; }

    /// <summary>The attempt's first instant: the first step's, or in any order the earliest one's.</summary>
    public int Start { get; private set; }

    /// <summary>The place, among the events given, of the one that is the first step.</summary>
    public int FirstEvent { get; private set; }

    /// <summary>The instants at which each step, and all before it, were done; ascending.</summary>
    public ReadOnlySpan<int> Times => _times.AsSpan(0, Level);

    /// <summary>The last step's instant.</summary>
    public int End => _times[Level - 1];

    /// <summary>Forgets what it holds.</summary>
    public void Clear() => Level = 0;

    /// <summary>Takes another attempt.</summary>
    public void Set(int start, int firstEvent, ReadOnlySpan<int> times)
    {
        (Level, Start, FirstEvent) = (times.Length, start, firstEvent);
        times.CopyTo(_times);
    }
}
