namespace Analytics.Core.Funnels.Engine;

/// <summary>
/// Gives each of some consecutive steps an event of its own, by augmenting paths (H. W. Kuhn, The Hungarian method for the assignment problem, 1955;
/// unweighted). Needed only where one event could be several steps.
/// </summary>
/// <param name="steps">How many steps the funnel has.</param>
internal sealed class StepMatching(int steps)
{
    private readonly int[] _eventOf = new int[steps];
    private int[] _stepOf = [];
    private bool[] _seen = [];

    /// <summary>
    /// How many steps from <paramref name="first"/> on can each have an event, at most up to <paramref name="limit"/>. A matching of a run of steps can
    /// always be grown to one of a longer run where there is any, so growing it step by step finds the longest.
    /// </summary>
    /// <param name="masks">The steps that each event can be.</param>
    /// <param name="first">The first step.</param>
    /// <param name="limit">One past the last step.</param>
    /// <param name="heldEvent">An event that must be <paramref name="heldStep"/>; -1 for none.</param>
    /// <param name="heldStep">The step that it is.</param>
    public int Longest(ReadOnlySpan<uint> masks, int first, int limit, int heldEvent = -1, int heldStep = -1)
    {
        if (masks.Length == 1 && heldEvent < 0)
        {
            _eventOf[first < steps ? first : 0] = 0;
            return first < limit && (masks[0] >> first & 1) != 0 ? 1 : 0;
        }

        if (_stepOf.Length < masks.Length)
        {
            _stepOf = new int[Math.Max(masks.Length, 16)];
            _seen = new bool[_stepOf.Length];
        }

        _stepOf.AsSpan(0, masks.Length).Fill(-1);
        if (heldEvent >= 0)
        {
            _stepOf[heldEvent] = heldStep;
            _eventOf[heldStep] = heldEvent;
        }

        var step = first;
        for (; step < limit; step++)
        {
            if (step == heldStep)
            {
                continue;
            }

            _seen.AsSpan(0, masks.Length).Clear();
            if (heldEvent >= 0)
            {
                _seen[heldEvent] = true;
            }

            if (!Augment(masks, step))
            {
                break;
            }
        }

        return step - first;
    }

    /// <summary>The place of the event that the last call gave to a step.</summary>
    public int EventOf(int step) => _eventOf[step];

    private bool Augment(ReadOnlySpan<uint> masks, int step)
    {
        for (var i = 0; i < masks.Length; i++)
        {
            if ((masks[i] >> step & 1) == 0 || _seen[i])
            {
                continue;
            }

            _seen[i] = true;
            if (_stepOf[i] < 0 || Augment(masks, _stepOf[i]))
            {
                _stepOf[i] = step;
                _eventOf[step] = i;
                return true;
            }
        }

        return false;
    }
}
