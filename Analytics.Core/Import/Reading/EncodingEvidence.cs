using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Analytics.Core.Import.Reading;

/// <summary>
/// Collects what all of a file's bytes say about its encoding: a byte order mark decides; else the zeros of UTF-16; else UTF-8 where
/// its sequences hold; else Windows-1252, or Latin-1 where bytes occur that Windows-1252 does not have.
/// </summary>
internal sealed class EncodingEvidence
{
    private static readonly SearchValues<byte> ControlBytes = SearchValues.Create(
        [1, 2, 3, 4, 5, 6, 7, 8, 11, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 27, 28, 29, 30, 31, 127]);

    private static readonly SearchValues<byte> NotInWindows1252 = SearchValues.Create([0x81, 0x8D, 0x8F, 0x90, 0x9D]);

    private readonly long[] _zeros = new long[2];
    private string? _marked;
    private long _controls;
    private long _validSequences;
    private long _unmappable;
    private long _lines;
    private long? _firstZeroLine;

    /// <summary>Bytes seen.</summary>
    public long Bytes { get; private set; }

    /// <summary>Bytes that are no valid UTF-8.</summary>
    public long InvalidUtf8 { get; private set; }

    /// <summary>Whether there is a byte order mark.</summary>
    public bool HasMark => _marked is not null;

    private bool IsWide => _marked is not (null or "utf-8") || LooksWide;

    private bool LooksWide
    {
        get
        {
            // Latin text in UTF-16 has a zero in nearly every second byte, on one side only.
            var half = Math.Max(Bytes / 2, 1);
            var most = Math.Max(_zeros[0], _zeros[1]);
            return _marked is null && most > half * 7 / 10 && Math.Min(_zeros[0], _zeros[1]) <= half / 100;
        }
    }

    /// <summary>Adds a piece.</summary>
    /// <param name="piece">Bytes left over from before, then the new ones; what is left over again is moved to its front.</param>
    /// <param name="added">How many of them are new.</param>
    /// <returns>How many bytes are left over: the start of a character that is not whole yet.</returns>
    public int Add(Span<byte> piece, int added)
    {
        var fresh = piece[^added..];
        if (Bytes == 0)
        {
            _marked = MarkOf(fresh);
        }

        CountZeros(fresh);
        _lines += fresh.Count((byte)'\n');
        Bytes += added;
        if (_marked is not (null or "utf-8"))
        {
            return 0;
        }

        var whole = WholeCharacters(piece);
        AddUtf8(piece[..whole]);
        var rest = piece[whole..];
        rest.CopyTo(piece);
        return rest.Length;
    }

    /// <summary>Says that nothing more comes.</summary>
    /// <param name="leftOver">Bytes of an unfinished character.</param>
    public void End(int leftOver) => InvalidUtf8 += leftOver;

    /// <summary>Throws when the bytes are no text.</summary>
    /// <exception cref="ImportException">NUL bytes, or control characters all over.</exception>
    public void RefuseBinary()
    {
        if (IsWide)
        {
            return;
        }

        if (_firstZeroLine is { } line)
        {
            throw new ImportException(
                ImportError.NulBytes,
                $"The file has NUL bytes, the first on line {line}: it is no text, or was damaged on its way. Export it again as CSV and try once more.");
        }

        if (_controls > Math.Max(8, Bytes / 200))
        {
            throw new ImportException(
                ImportError.NotText,
                "This is no text file: it is full of control characters. Choose the file with the shop's rows, as CSV, TSV, semicolon or fixed-width text.");
        }
    }

    /// <summary>The encoding, by .NET's name.</summary>
    public string Decide()
    {
        if (_marked is not null)
        {
            return _marked;
        }

        if (LooksWide)
        {
            return _zeros[1] > _zeros[0] ? "utf-16" : "utf-16BE";
        }

        // A few broken bytes among many good sequences are damage, not another encoding.
        if (InvalidUtf8 == 0 || _validSequences > InvalidUtf8 * 10)
        {
            return "utf-8";
        }

        return _unmappable > 0 ? "iso-8859-1" : "windows-1252";
    }

    private static string? MarkOf(ReadOnlySpan<byte> start) => start switch
    {
        [0xEF, 0xBB, 0xBF, ..] => "utf-8",
        [0xFF, 0xFE, 0, 0, ..] => "utf-32",
        [0, 0, 0xFE, 0xFF, ..] => "utf-32BE",
        [0xFF, 0xFE, ..] => "utf-16",
        [0xFE, 0xFF, ..] => "utf-16BE",
        _ => null,
    };

    private void CountZeros(ReadOnlySpan<byte> fresh)
    {
        var at = fresh.IndexOf((byte)0);
        if (at < 0)
        {
            return;
        }

        _firstZeroLine ??= _lines + fresh[..at].Count((byte)'\n') + 1;
        for (; at < fresh.Length; at++)
        {
            if (fresh[at] == 0)
            {
                _zeros[(Bytes + at) & 1]++;
            }
        }
    }

    /// <summary>Where the last whole character ends.</summary>
    private static int WholeCharacters(ReadOnlySpan<byte> piece)
    {
        for (var back = 1; back <= 3 && back <= piece.Length; back++)
        {
            var b = piece[^back];
            if (b < 0x80)
            {
                return piece.Length;
            }

            if (b >= 0xC0)
            {
                var needed = b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : 2;
                return needed > back ? piece.Length - back : piece.Length;
            }
        }

        return piece.Length;
    }

    private void AddUtf8(ReadOnlySpan<byte> piece)
    {
        if (piece.IndexOfAny(ControlBytes) >= 0)
        {
            foreach (var b in piece)
            {
                _controls += ControlBytes.Contains(b) ? 1 : 0;
            }
        }

        var high = piece.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
        if (high < 0)
        {
            return;
        }

        var rest = piece[high..];
        if (Utf8.IsValid(rest))
        {
            foreach (var b in rest)
            {
                _validSequences += b >= 0xC0 ? 1 : 0;
            }

            return;
        }

        while (rest.Length > 0)
        {
            var status = Rune.DecodeFromUtf8(rest, out _, out var consumed);
            if (status != OperationStatus.Done)
            {
                InvalidUtf8 += consumed;
                _unmappable += NotInWindows1252.Contains(rest[0]) ? 1 : 0;
            }
            else if (consumed > 1)
            {
                _validSequences++;
            }

            rest = rest[consumed..];
        }
    }
}
