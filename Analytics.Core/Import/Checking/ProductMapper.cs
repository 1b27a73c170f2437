using Analytics.Core.Import.Reading;
using Analytics.Core.Import.Values;
using Analytics.Core.Storage;

namespace Analytics.Core.Import.Checking;

/// <summary>Makes products of rows.</summary>
internal sealed class ProductMapper(ReadRules rules)
{
    private readonly CellReader _cells = new(rules);

    /// <summary>What is worth knowing about the last row.</summary>
    public RowFlags Flags { get; private set; }

    /// <summary>Reads the row; false with the reason when it cannot be read.</summary>
    public bool TryMap(RecordReader row, out ProductRow? product, out RowFault fault)
    {
        product = null;
        var flags = RowFlags.None;
        if (!_cells.TryId(row, ImportField.ProductCode, out var code, ref flags, out fault))
        {
            return false;
        }

        if (code is null)
        {
            fault = CellReader.Fault(ImportField.ProductCode, default, "is missing");
            return false;
        }

        var isGoods = ProductCodes.IsGoods(code);
        Flags = flags | (isGoods ? RowFlags.None : RowFlags.NotGoods);
        product = new ProductRow(
            code, _cells.Text(row, ImportField.ProductName), _cells.Text(row, ImportField.Category), isGoods ? null : false);
        return true;
    }
}
