using System.Text;
using Analytics.Core.Import.Values;

namespace Analytics.Core.Import.Reading;

/// <summary>
/// What a column's values say, gathered value by value: its type from the first ten thousand filled cells, the evidence for
/// decimal sign, date order and id form from the whole column.
/// </summary>
internal sealed class ColumnProfile(int latestYear)
{
    private const int SampleSize = 10_000;
    private const int MaxExamples = 5;

    private readonly List<string> _examples = [];
    private readonly HashSet<string> _currencies = [];
    private long _numbers;
    private long _integers;
    private long _times;
    private bool _watchesDecimals = true;
    private bool _watchesDates = true;

    /// <summary>Cells seen.</summary>
    public long Seen { get; private set; }

    /// <summary>Cells with a value.</summary>
    public long Filled { get; private set; }

    /// <summary>The first different values, shortened.</summary>
    public IReadOnlyList<string> Examples => _examples;

    /// <summary>Currencies seen on numbers.</summary>
    public IReadOnlyCollection<string> Currencies => _currencies;

    /// <summary>Evidence for the date order.</summary>
    public DateEvidence Dates { get; } = new(latestYear);

    /// <summary>Numbers whose decimal sign can only be a point.</summary>
    public long Points { get; private set; }

    /// <summary>Numbers whose decimal sign can only be a comma.</summary>
    public long Commas { get; private set; }

    /// <summary>Numbers with one sign and three digits behind it.</summary>
    public long Undecided { get; private set; }

    /// <summary>The first undecided number.</summary>
    public string? UndecidedExample { get; private set; }

    /// <summary>Whether every value is a whole number, and at least one is written with a trailing <c>.0</c>.</summary>
    public bool AreIdsWithDecimals => !_isIdRefuted && IdsWithDecimals > 0;

    /// <summary>Values such as <c>17850.0</c>.</summary>
    public long IdsWithDecimals { get; private set; }

    /// <summary>What the values look like; nine in ten decide.</summary>
    public ColumnType Type
    {
        get
        {
            var sample = Math.Min(Filled, SampleSize);
            var most = sample * 9 / 10.0;
            return sample == 0 ? ColumnType.Empty
                : Dates.Sampled >= most ? ColumnType.Date
                : _numbers >= most ? (_integers == _numbers ? ColumnType.Integer : ColumnType.Number)
                : _times >= most ? ColumnType.Time
                : ColumnType.Text;
        }
    }

    private bool _isIdRefuted;

    /// <summary>Adds one cell, trimmed.</summary>
    public void Add(ReadOnlySpan<byte> cell)
    {
        Seen++;
        if (cell.Length == 0)
        {
            return;
        }

        Filled++;
        if (Filled <= SampleSize)
        {
            AddSample(cell);
            if (Filled == SampleSize)
            {
                ChooseWatches();
            }
        }
        else if (_watchesDates)
        {
            Dates.Add(cell, isSample: false);
        }
        else if (_watchesDecimals && cell.IndexOfAny((byte)'.', (byte)',') >= 0)
        {
            AddDecimal(cell);
        }

        if (!_isIdRefuted)
        {
            AddId(cell);
        }
    }

    private void ChooseWatches()
    {
        var type = Type;
        _watchesDates = type == ColumnType.Date && Dates.IsOpen;
        _watchesDecimals = type is ColumnType.Number or ColumnType.Integer;
    }

    private void AddSample(ReadOnlySpan<byte> cell)
    {
        if (_examples.Count < MaxExamples)
        {
            var text = Shorten(cell);
            if (!_examples.Contains(text))
            {
                _examples.Add(text);
            }
        }

        Dates.Add(cell, isSample: true);
        _times += TimeParser.TryParse(cell, out _) && cell.Contains((byte)':') ? 1 : 0;
        AddDecimal(cell);
    }

    private void AddDecimal(ReadOnlySpan<byte> cell)
    {
        var evidence = DecimalSigns.Weigh(cell, out var currency);
        if (currency is not null && _currencies.Count < 8)
        {
            _currencies.Add(currency);
        }

        _numbers += evidence == DecimalEvidence.NotANumber ? 0 : 1;
        switch (evidence)
        {
            case DecimalEvidence.None:
                _integers += currency is null ? 1 : 0;
                break;
            case DecimalEvidence.Point:
                Points++;
                break;
            case DecimalEvidence.Comma:
                Commas++;
                break;
            case DecimalEvidence.Either:
                Undecided++;
                UndecidedExample ??= Shorten(cell);
                break;
            default:
                break;
        }

        if (Math.Max(Points, Commas) > SampleSize && Math.Min(Points, Commas) == 0)
        {
            _watchesDecimals = false;
        }
    }

    private void AddId(ReadOnlySpan<byte> cell)
    {
        var at = cell.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (at < 0)
        {
            return;
        }

        if (IdText.HasDecimals(cell))
        {
            IdsWithDecimals++;
        }
        else
        {
            _isIdRefuted = true;
        }
    }

    private static string Shorten(ReadOnlySpan<byte> cell)
    {
        var text = Encoding.UTF8.GetString(cell[..Math.Min(cell.Length, 240)]);
        return text.Length <= 60 ? text : string.Concat(text.AsSpan(0, 59), "…");
    }
}
