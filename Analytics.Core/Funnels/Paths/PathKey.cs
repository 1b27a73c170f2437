namespace Analytics.Core.Funnels.Paths;

/// <summary>The codes of one path by distance, from 1 on; <see cref="End"/> where it ended before.</summary>
internal readonly record struct PathKey(int A, int B, int C, int D, int E, int F)
{
    /// <summary>Stands after the end of a path.</summary>
    public const int End = -1;

    /// <summary>The code at a distance from 1 on.</summary>
    public int At(int distance) => distance switch { 1 => A, 2 => B, 3 => C, 4 => D, 5 => E, _ => F };

    /// <summary>Puts the codes together.</summary>
    public static PathKey Of(ReadOnlySpan<int> codes) => new(codes[0], codes[1], codes[2], codes[3], codes[4], codes[5]);
}
