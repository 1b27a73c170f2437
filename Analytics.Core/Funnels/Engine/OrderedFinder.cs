namespace Analytics.Core.Funnels.Engine;

/// <summary>
/// Steps one after another with other events between. For each step it keeps the attempt that reached it and began last: no other can get further within
/// the window. One pass over the events, steps × steps work each at most.
/// </summary>
internal sealed class OrderedFinder : AttemptFinder
{
    private const int None = -1;

    private readonly int[] _starts;
    private readonly int[] _firstEvents;
    private readonly int[] _times;
    private int _touched;
    private int _reached;

    public OrderedFinder(int steps, long? window, int lastStart)
        : base(steps, window, lastStart)
    {
        _starts = new int[steps];
        _firstEvents = new int[steps];
        _times = new int[steps * steps];
    }

    protected override void Search(ReadOnlySpan<int> times, ReadOnlySpan<uint> masks)
    {
        Array.Fill(_firstEvents, None);
        _reached = 0;
        for (var i = 0; i < times.Length && Best.Level < Steps;)
        {
            var mask = masks[i];
            var end = i + 1;
            if (end < times.Length && times[end] == times[i])
            {
                end = EndOfInstant(times, i);
                mask = TakeInstant(times[i], masks, i, end);
            }
            else
            {
                TakeOne(times[i], StepsOf(mask), i);
            }

            Keep();
            if ((mask & Exclusion) != 0)
            {
                End(times[i]);
            }

            i = end;
        }
    }

    private void TakeOne(int time, uint mask, int place)
    {
        // From the last step down, so that one event is one step.
        for (var step = Math.Min(_reached, Steps - 1); step > 0; step--)
        {
            if ((mask >> step & 1) != 0)
            {
                Extend(step, time);
            }
        }

        if ((mask & 1) != 0)
        {
            Begin(time, place);
        }
    }

    // Returns what all events of the instant are together.
    private uint TakeInstant(int time, ReadOnlySpan<uint> masks, int from, int end)
    {
        var (all, isShared) = (0u, false);
        for (var i = from; i < end; i++)
        {
            all |= masks[i];
            isShared |= IsShared(masks[i]);
        }

        if (isShared)
        {
            Match(time, masks[from..end], from);
            return all;
        }

        if ((all & 1) != 0)
        {
            var place = from;
            while ((masks[place] & 1) == 0)
            {
                place++;
            }

            Begin(time, place);
        }

        for (var step = 1; step < Steps; step++)
        {
            if ((all >> step & 1) != 0)
            {
                Extend(step, time);
            }
        }

        return all;
    }

    // From the last step down: what is below is still as it was before this instant.
    private void Match(int time, ReadOnlySpan<uint> masks, int from)
    {
        for (var step = Steps - 1; step >= 0; step--)
        {
            if (time <= LastStart && Matching.Longest(masks, 0, step + 1) == step + 1)
            {
                Set(step, time, from + Matching.EventOf(0));
                _times.AsSpan(step * Steps, step + 1).Fill(time);
                continue;
            }

            var best = None;
            for (var basis = 0; basis < step; basis++)
            {
                if (_firstEvents[basis] != None && IsWithin(_starts[basis], time) && (best == None || _starts[basis] >= _starts[best])
                    && Matching.Longest(masks, basis + 1, step + 1) == step - basis)
                {
                    best = basis;
                }
            }

            if (best != None && (_firstEvents[step] == None || _starts[step] < _starts[best]))
            {
                _times.AsSpan(best * Steps, best + 1).CopyTo(_times.AsSpan(step * Steps));
                _times.AsSpan((step * Steps) + best + 1, step - best).Fill(time);
                Set(step, _starts[best], _firstEvents[best]);
            }
        }
    }

    private void Begin(int time, int place)
    {
        if (time <= LastStart)
        {
            _times[0] = time;
            Set(0, time, place);
        }
    }

    private void Extend(int step, int time)
    {
        var basis = step - 1;
        if (_firstEvents[basis] == None || !IsWithin(_starts[basis], time) || (_firstEvents[step] != None && _starts[step] >= _starts[basis]))
        {
            return;
        }

        _times.AsSpan(basis * Steps, step).CopyTo(_times.AsSpan(step * Steps));
        _times[(step * Steps) + step] = time;
        Set(step, _starts[basis], _firstEvents[basis]);
    }

    private void Set(int step, int start, int firstEvent)
    {
        (_starts[step], _firstEvents[step]) = (start, firstEvent);
        _touched = Math.Max(_touched, step + 1);
        _reached = Math.Max(_reached, step + 1);
    }

    // Once an instant is over: the furthest that it brought, if that is new.
    private void Keep()
    {
        if (_touched > Best.Level)
        {
            var step = _touched - 1;
            Best.Set(_starts[step], _firstEvents[step], _times.AsSpan(step * Steps, _touched));
        }

        _touched = 0;
    }

    private void End(int time)
    {
        for (var step = 0; step < _reached; step++)
        {
            if (_starts[step] < time)
            {
                _firstEvents[step] = None;
            }
        }
    }
}
