using Analytics.Core.Funnels;
using Analytics.Core.Funnels.Engine;

namespace Analytics.Tests.Core.Funnels;

/// <summary>Funnels the slow and obvious way: every choice of events for steps, kept to what the definition allows, the best of them.</summary>
internal static class SlowFunnel
{
    /// <summary>The best attempt's level, first instant, last instant and, where the order fixes them, the steps' instants.</summary>
    public static (int Level, int Start, int End, int[] Times) Best(
        FunnelOrder order, int steps, long? window, int lastStart, IReadOnlyList<int> times, IReadOnlyList<uint> masks)
    {
        var best = (Level: 0, Start: 0, End: 0, Times: Array.Empty<int>());
        Choose([]);
        return best;

        void Choose(List<int> chosen)
        {
            if (chosen.Count > 0 && IsAllowed(chosen))
            {
                Compare(chosen);
            }

            if (chosen.Count == steps)
            {
                return;
            }

            for (var e = 0; e < times.Count; e++)
            {
                if (!chosen.Contains(e) && (masks[e] >> chosen.Count & 1) != 0)
                {
                    Choose([.. chosen, e]);
                }
            }
        }

        bool IsAllowed(List<int> chosen)
        {
            var start = chosen.Min(e => times[e]);
            var end = chosen.Max(e => times[e]);
            if (start > lastStart || (window is { } most && (long)end - start > most))
            {
                return false;
            }

            if (order != FunnelOrder.Any && chosen.Zip(chosen.Skip(1)).Any(p => times[p.First] > times[p.Second]))
            {
                return false;
            }

            for (var e = 0; e < times.Count; e++)
            {
                var isBetween = times[e] > start && times[e] < end;
                if (isBetween && ((masks[e] & AttemptFinder.Exclusion) != 0 || (order == FunnelOrder.Strict && !chosen.Contains(e))))
                {
                    return false;
                }
            }

            return true;
        }

        void Compare(List<int> chosen)
        {
            var next = (Level: chosen.Count, Start: chosen.Min(e => times[e]), End: chosen.Max(e => times[e]), Times: chosen.Select(e => times[e]).ToArray());
            var better = next.Level != best.Level ? next.Level > best.Level
                : next.End != best.End ? next.End < best.End
                : next.Start != best.Start ? next.Start > best.Start
                : next.Times.AsSpan().SequenceCompareTo(best.Times) < 0;
            best = better ? next : best;
        }
    }
}
