namespace Analytics.Core.Marketing.Attribution;

/// <summary>Numbers the states of a chain: the start, and every run of up to so many last touches that is seen.</summary>
internal sealed class MarkovStates
{
    /// <summary>The state before the first touch.</summary>
    public const int Start = 0;

    private readonly Dictionary<long, int> _numbers = [];
    private readonly List<int> _channels = [-1];
    private readonly long _base;
    private readonly long _room;

    public MarkovStates(int channels, int order)
    {
        _base = channels + 1L;
        _room = 1;
        for (var i = 1; i < order; i++)
        {
            _room *= _base;
        }
    }

    public int Count => _channels.Count;

    /// <summary>Each state's last touch; −1 for the start.</summary>
    public int[] ChannelOf => [.. _channels];

    /// <summary>The state after another touch, and what it remembers.</summary>
    public (int State, long History) Next(long history, int channel)
    {
        var next = ((history % _room) * _base) + channel + 1;
        if (!_numbers.TryGetValue(next, out var state))
        {
            state = _channels.Count;
            _numbers.Add(next, state);
            _channels.Add(channel);
        }

        return (state, next);
    }
}
