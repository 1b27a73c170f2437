namespace Analytics.Core.Customers;

internal sealed partial class KMeansRun
{
    private int Pass(bool everything, CancellationToken cancellationToken)
    {
        Iterations++;
        if (everything)
        {
            Array.Clear(_moved);
        }

        data.ForEachBlock(cores, (block, from, to) => PassBlock(block, from, to, everything), cancellationToken);
        var changes = 0;
        for (var block = 0; block < data.Blocks; block++)
        {
            changes += _blockChanges[block];
        }

        if (everything)
        {
            SumUp(cancellationToken);
        }
        else if (changes > 0)
        {
            AddDeltas();
        }

        return changes;
    }

    private void PassBlock(int block, int from, int to, bool everything)
    {
        var width = data.Width;
        var sums = _deltaSums.AsSpan(block * k * width, k * width);
        var counts = _deltaCounts.AsSpan(block * k, k);
        sums.Clear();
        counts.Clear();
        var (labels, gaps, moved) = (_labels, _gaps, _moved);
        var changes = 0;
        for (var i = from; i < to; i++)
        {
            int old = labels[i];
            if (!everything && gaps[i] > moved[old])
            {
                continue;
            }

            ref var row = ref data.First(i);
            var label = Centres.Nearest(ref row, out var best, out var second);
            var (near, next) = (Math.Sqrt(best), Math.Sqrt(second));
            gaps[i] = MathF.BitDecrement((float)(next - near - (Slack * (next + near)) + moved[label]));
            if (label != old)
            {
                changes++;
                labels[i] = (byte)label;
                counts[old]--;
                counts[label]++;
                var values = data.Row(i);
                for (var j = 0; j < width; j++)
                {
                    sums[(old * width) + j] -= values[j];
                    sums[(label * width) + j] += values[j];
                }
            }
        }

        _blockChanges[block] = changes;
    }

    private void AddDeltas()
    {
        for (var block = 0; block < data.Blocks; block++)
        {
            if (_blockChanges[block] == 0)
            {
                continue;
            }

            for (var c = 0; c < k; c++)
            {
                _counts[c] += _deltaCounts[(block * k) + c];
            }

            var at = block * _sums.Length;
            for (var i = 0; i < _sums.Length; i++)
            {
                _sums[i] += _deltaSums[at + i];
            }
        }
    }
}
