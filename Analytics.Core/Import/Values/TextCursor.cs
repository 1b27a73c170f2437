namespace Analytics.Core.Import.Values;

/// <summary>Walks over the bytes of a short text.</summary>
internal ref struct TextCursor(ReadOnlySpan<byte> text)
{
    private readonly ReadOnlySpan<byte> _text = text;

    /// <summary>Where it stands.</summary>
    public int At { get; private set; }

    /// <summary>Whether nothing is left.</summary>
    public readonly bool IsAtEnd => At >= _text.Length;

    /// <summary>The byte ahead; 0 at the end.</summary>
    public readonly byte Next => At < _text.Length ? _text[At] : (byte)0;

    /// <summary>Steps over one byte.</summary>
    public void Step() => At++;

    /// <summary>Steps over the byte if it is this one.</summary>
    public bool Take(char c)
    {
        if (Next != c || IsAtEnd)
        {
            return false;
        }

        At++;
        return true;
    }

    /// <summary>Steps over blanks.</summary>
    public void SkipBlanks()
    {
        while (Next is (byte)' ' or (byte)'\t')
        {
            At++;
        }
    }

    /// <summary>Reads up to <paramref name="max"/> digits.</summary>
    /// <param name="max">At most this many.</param>
    /// <param name="length">How many there were.</param>
    public int Digits(int max, out int length)
    {
        var value = 0;
        var from = At;
        while (At - from < max && (uint)(Next - '0') <= 9)
        {
            value = (value * 10) + (Next - '0');
            At++;
        }

        length = At - from;
        return value;
    }

    /// <summary>Reads the letters ahead.</summary>
    public ReadOnlySpan<byte> Letters()
    {
        var from = At;
        while ((uint)((Next | 0x20) - 'a') <= 'z' - 'a')
        {
            At++;
        }

        return _text[from..At];
    }

    /// <summary>How many digits stand ahead.</summary>
    public readonly int CountDigits()
    {
        var end = At;
        while (end < _text.Length && (uint)(_text[end] - '0') <= 9)
        {
            end++;
        }

        return end - At;
    }
}
