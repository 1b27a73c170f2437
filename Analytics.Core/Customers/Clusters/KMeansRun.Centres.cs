namespace Analytics.Core.Customers;

internal sealed partial class KMeansRun
{
    /// <summary>Counts and sums each cluster's rows anew.</summary>
    private void SumUp(CancellationToken cancellationToken)
    {
        var width = data.Width;
        data.ForEachBlock(cores, (block, from, to) =>
        {
            var sums = _deltaSums.AsSpan(block * k * width, k * width);
            var counts = _deltaCounts.AsSpan(block * k, k);
            sums.Clear();
            counts.Clear();
            for (var i = from; i < to; i++)
            {
                int label = _labels[i];
                counts[label]++;
                var values = data.Row(i);
                var at = label * width;
                for (var j = 0; j < values.Length; j++)
                {
                    sums[at + j] += values[j];
                }
            }

            _blockChanges[block] = 1;
        }, cancellationToken);
        Array.Clear(_sums);
        Array.Clear(_counts);
        AddDeltas();
    }

    /// <summary>Moves each centre to the mean of its rows, notes what that does to the bounds, and gives Σ squared movement.</summary>
    private double MoveCentres(CancellationToken cancellationToken)
    {
        FillEmpty(cancellationToken);
        var width = data.Width;
        double movement = 0;
        for (var c = 0; c < k; c++)
        {
            double square = 0;
            if (_counts[c] > 0)
            {
                var row = Centres.Row(c);
                for (var j = 0; j < width; j++)
                {
                    var mean = _sums[(c * width) + j] / _counts[c];
                    var away = mean - row[j];
                    row[j] = mean;
                    square += away * away;
                }
            }

            _drift[c] = (Math.Sqrt(square) + _jump[c]) * (1 + Slack);
            _jump[c] = 0;
            movement += _drift[c] * _drift[c];
        }

        Centres.Refresh();
        WidenBounds();
        return movement;
    }

    private void WidenBounds()
    {
        var farthest = 0;
        double next = 0;
        for (var c = 1; c < k; c++)
        {
            if (_drift[c] > _drift[farthest])
            {
                next = _drift[farthest];
                farthest = c;
            }
            else
            {
                next = Math.Max(next, _drift[c]);
            }
        }

        for (var c = 0; c < k; c++)
        {
            _moved[c] += _drift[c] + (c == farthest ? next : _drift[farthest]);
        }
    }

    /// <summary>Gives each cluster that has lost its rows the row that lies farthest from its own centre.</summary>
    private void FillEmpty(CancellationToken cancellationToken)
    {
        var width = data.Width;
        for (var c = 0; c < k; c++)
        {
            if (_counts[c] > 0 || Farthest(cancellationToken) is not (>= 0 and var row))
            {
                continue;
            }

            int from = _labels[row];
            var values = data.Row(row);
            for (var j = 0; j < width; j++)
            {
                _sums[(from * width) + j] -= values[j];
                _sums[(c * width) + j] = values[j];
            }

            _counts[from]--;
            _counts[c] = 1;
            _labels[row] = (byte)c;
            _gaps[row] = float.NegativeInfinity;
            _jump[c] = Math.Sqrt(CentreTable.Square(Centres.Row(c), values));
            values.CopyTo(Centres.Row(c));
        }
    }

    /// <summary>The row farthest from its centre among clusters of several rows; -1 when all lie on theirs.</summary>
    private int Farthest(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var found = -1;
        double most = 0;
        for (var i = 0; i < data.Rows; i++)
        {
            if (_counts[_labels[i]] > 1 && CentreTable.Square(data.Row(i), Centres.Row(_labels[i])) is var square && square > most)
            {
                (found, most) = (i, square);
            }
        }

        return found;
    }
}
