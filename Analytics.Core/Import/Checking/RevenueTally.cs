using Analytics.Core.Domain;
using Analytics.Core.Storage;

namespace Analytics.Core.Import.Checking;

/// <summary>Sums over purchase lines, exact.</summary>
internal sealed class RevenueTally
{
    private Int128 _netUnits;
    private Int128 _grossUnits;

    /// <summary>Σ amount over all lines.</summary>
    public decimal Net => ToAmount(_netUnits);

    /// <summary>Σ amount over lines with positive quantity and amount.</summary>
    public decimal Gross => ToAmount(_grossUnits);

    /// <summary>The earliest instant; null without lines.</summary>
    public long? FirstUnixMs { get; private set; }

    /// <summary>The latest instant; null without lines.</summary>
    public long? LastUnixMs { get; private set; }

    /// <summary>Adds a line.</summary>
    public void Add(in PurchaseRow line)
    {
        _netUnits += line.AmountUnits;
        if (line is { QuantityUnits: > 0, AmountUnits: > 0 })
        {
            _grossUnits += line.AmountUnits;
        }

        Span(line.AtUnixMs);
    }

    /// <summary>Takes an instant into the span.</summary>
    public void Span(long atUnixMs)
    {
        if (FirstUnixMs is null || atUnixMs < FirstUnixMs)
        {
            FirstUnixMs = atUnixMs;
        }

        if (LastUnixMs is null || atUnixMs > LastUnixMs)
        {
            LastUnixMs = atUnixMs;
        }
    }

    private static decimal ToAmount(Int128 units) => (decimal)units / Money.Scale;
}
