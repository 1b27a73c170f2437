using Analytics.Core.Domain;
using Analytics.Core.Streaming;

namespace Analytics.Web.State;

/// <summary>Writes the newest purchases as rows; those that stood there already are taken over as they are. Not safe for concurrent use.</summary>
internal sealed class LiveRows
{
    private IReadOnlyList<LiveSale>? _of;
    private IReadOnlyList<LiveRow> _rows = [];
    private ShopSettings? _settings;

    /// <summary>The rows of these purchases; the same object as long as they and the shop's settings are the same.</summary>
    public IReadOnlyList<LiveRow> Of(IReadOnlyList<LiveSale> sales, Formatter format)
    {
        if (!ReferenceEquals(_of, sales) || _settings != format.Settings)
        {
            var known = _settings == format.Settings ? _rows.ToDictionary(static row => row.Number) : [];
            _rows = [.. sales.Take(LiveRow.Shown).Select(sale => known.GetValueOrDefault(sale.Number) ?? LiveRow.Of(sale, format))];
            (_of, _settings) = (sales, format.Settings);
        }

        return _rows;
    }
}
