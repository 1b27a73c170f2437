namespace Analytics.Core.Funnels.Engine;

/// <summary>
/// Steps in any order: step k is reached when steps 1 to k have all been done within the window, the earliest of them being the beginning. Keeps the latest
/// event of each step; where events could be several steps, as many of each sort as there are steps.
/// </summary>
internal sealed class AnyOrderFinder : AttemptFinder
{
    private const int None = -1;

    private readonly int[] _last;
    private readonly int[] _lastTimes;
    private readonly int[] _begun;
    private readonly int[] _begunTimes;
    private readonly int[] _times;
    private readonly List<(int Time, uint Mask, int Place)> _kept = [];
    private uint[] _masks = [];

    public AnyOrderFinder(int steps, long? window, int lastStart)
        : base(steps, window, lastStart)
    {
        _last = new int[steps];
        _lastTimes = new int[steps];
        _begun = new int[steps];
        _begunTimes = new int[steps];
        _times = new int[steps];
    }

    protected override void Search(ReadOnlySpan<int> times, ReadOnlySpan<uint> masks)
    {
        Array.Fill(_last, None);
        Array.Fill(_begun, None);
        _kept.Clear();
        var isShared = false;
        foreach (var mask in masks)
        {
            isShared |= IsShared(mask);
        }

        for (var i = 0; i < times.Length && Best.Level < Steps;)
        {
            var end = EndOfInstant(times, i);
            var all = 0u;
            for (var place = i; place < end; place++)
            {
                all |= masks[place];
                Take(times[place], StepsOf(masks[place]), place, isShared);
            }

            if (StepsOf(all) != 0)
            {
                Look(times[i], isShared);
            }

            if ((all & Exclusion) != 0)
            {
                End(times[i]);
            }

            i = end;
        }
    }

    private void Take(int time, uint mask, int place, bool isShared)
    {
        if (mask == 0)
        {
            return;
        }

        if (isShared)
        {
            _kept.Add((time, mask, place));
            Trim(time, mask);
            return;
        }

        var step = System.Numerics.BitOperations.TrailingZeroCount(mask);
        (_last[step], _lastTimes[step]) = (place, time);
        if (time <= LastStart)
        {
            (_begun[step], _begunTimes[step]) = (place, time);
        }
    }

    // As many of one sort as there are steps are enough, the latest; those from which an attempt may begin count apart.
    private void Trim(int time, uint mask)
    {
        var (count, oldest) = (0, -1);
        for (var i = _kept.Count - 1; i >= 0; i--)
        {
            if (_kept[i].Mask == mask && (_kept[i].Time <= LastStart) == (time <= LastStart))
            {
                count++;
                oldest = i;
            }
        }

        if (count > Steps)
        {
            _kept.RemoveAt(oldest);
        }
    }

    private void Look(int time, bool isShared)
    {
        if (isShared)
        {
            Match(time);
        }
        else if (time <= LastStart)
        {
            Whole(time);
        }
        else
        {
            Late(time);
        }
    }

    private void Whole(int time)
    {
        var (level, start) = (0, time);
        while (level < Steps && _last[level] != None && IsWithin(_lastTimes[level], time))
        {
            start = Math.Min(start, _lastTimes[level]);
            level++;
        }

        if (level > Best.Level)
        {
            Keep(level, start, _last[0], None);
        }
    }

    // After the last instant at which an attempt may begin: one of the steps must lie before it.
    private void Late(int time)
    {
        var (best, bestStep) = (Best.Level, None);
        for (var step = 0; step < Steps; step++)
        {
            if (_begun[step] == None || !IsWithin(_begunTimes[step], time))
            {
                continue;
            }

            var level = 0;
            while (level < Steps && (level == step || (_last[level] != None && _lastTimes[level] >= _begunTimes[step])))
            {
                level++;
            }

            if (level > step && (level > best || (level == best && bestStep != None && _begunTimes[step] > _begunTimes[bestStep])))
            {
                (best, bestStep) = (level, step);
            }
        }

        if (bestStep != None)
        {
            Keep(best, _begunTimes[bestStep], bestStep == 0 ? _begun[0] : _last[0], bestStep);
        }
    }

    private void Keep(int level, int start, int firstEvent, int begunStep)
    {
        var latest = int.MinValue;
        for (var step = 0; step < level; step++)
        {
            latest = Math.Max(latest, step == begunStep ? _begunTimes[step] : _lastTimes[step]);
            _times[step] = latest;
        }

        Best.Set(start, firstEvent, _times.AsSpan(0, level));
    }

    // Beginnings from the latest to the earliest: each has all events of the ones before and one more, which must be a step.
    private void Match(int time)
    {
        if (_masks.Length < _kept.Count)
        {
            _masks = new uint[_kept.Count * 2];
        }

        for (var i = 0; i < _kept.Count; i++)
        {
            _masks[i] = _kept[i].Mask;
        }

        for (var from = _kept.Count - 1; from >= 0; from--)
        {
            if (!IsWithin(_kept[from].Time, time))
            {
                break;
            }

            if (_kept[from].Time > LastStart)
            {
                continue;
            }

            // All events at this instant may take part, with this one being a step.
            var low = from;
            while (low > 0 && _kept[low - 1].Time == _kept[from].Time)
            {
                low--;
            }

            for (var step = 0; step < Steps; step++)
            {
                if ((_kept[from].Mask >> step & 1) == 0)
                {
                    continue;
                }

                var level = Matching.Longest(_masks.AsSpan(low, _kept.Count - low), 0, Steps, from - low, step);
                if (level > step && level > Best.Level)
                {
                    var latest = int.MinValue;
                    for (var k = 0; k < level; k++)
                    {
                        latest = Math.Max(latest, _kept[low + Matching.EventOf(k)].Time);
                        _times[k] = latest;
                    }

                    Best.Set(_kept[from].Time, _kept[low + Matching.EventOf(0)].Place, _times.AsSpan(0, level));
                }
            }
        }
    }

    private void End(int time)
    {
        for (var step = 0; step < Steps; step++)
        {
            if (_last[step] != None && _lastTimes[step] < time)
            {
                _last[step] = None;
            }

            if (_begun[step] != None && _begunTimes[step] < time)
            {
                _begun[step] = None;
            }
        }

        _kept.RemoveAll(e => e.Time < time);
    }
}
