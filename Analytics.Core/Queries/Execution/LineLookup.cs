using Analytics.Core.Facts;

namespace Analytics.Core.Queries.Execution;

/// <summary>Which column a lookup goes by.</summary>
internal enum LineColumn
{
    /// <summary>The line's own category, else its product.</summary>
    Category,

    /// <summary>The channel.</summary>
    Channel,

    /// <summary>The line's own location, else its customer.</summary>
    Location,

    /// <summary>The product.</summary>
    Product,

    /// <summary>The customer.</summary>
    Customer,

    /// <summary>The batch.</summary>
    Batch,
}

/// <summary>Finds a value for each line by one of its columns.</summary>
/// <typeparam name="T">What is found: a part of a key, or whether the line passes.</typeparam>
/// <param name="Column">Which column.</param>
/// <param name="Values">The values by code or key.</param>
/// <param name="Fallback">For lines with code 0 the values by product (category) or by customer (location).</param>
internal sealed record LineLookup<T>(LineColumn Column, T[] Values, T[]? Fallback = null)
{
    /// <summary>The lines' codes or keys in this column; <paramref name="scratch"/> is used where they must be unpacked.</summary>
    public static ReadOnlySpan<int> Codes(LineColumn column, FactChunk chunk, int start, int count, int[] scratch)
    {
        switch (column)
        {
            case LineColumn.Product:
                return chunk.Products.AsSpan(start, count);
            case LineColumn.Customer:
                return chunk.Customers.AsSpan(start, count);
            case LineColumn.Batch:
                var sole = chunk.SoleBatchId;
                for (var i = 0; i < count; i++)
                {
                    scratch[i] = sole != 0 ? sole : chunk.BatchIdAt(start + i);
                }

                return scratch.AsSpan(0, count);
            default:
                CodesOf(column, chunk)!.CopyTo(start, scratch.AsSpan(0, count));
                return scratch.AsSpan(0, count);
        }
    }

    /// <summary>The packed column, where it is one.</summary>
    public static CodeColumn? CodesOf(LineColumn column, FactChunk chunk) => column switch
    {
        LineColumn.Category => chunk.Categories,
        LineColumn.Channel => chunk.Channels,
        LineColumn.Location => chunk.Locations,
        _ => null,
    };

    /// <summary>The keys by which <see cref="Fallback"/> goes.</summary>
    public ReadOnlySpan<int> FallbackKeys(FactChunk chunk, int start, int count) =>
        (Column == LineColumn.Category ? chunk.Products : chunk.Customers).AsSpan(start, count);

    /// <summary>The one value that every line of the chunk has, where that is plain from the column's bounds.</summary>
    public bool TryConstant(FactChunk chunk, out T value)
    {
        value = default!;
        if (Column == LineColumn.Batch)
        {
            var sole = chunk.SoleBatchId;
            if (sole == 0)
            {
                return false;
            }

            value = Values[sole];
            return true;
        }

        if (CodesOf(Column, chunk) is not { } codes || (codes.Min == 0 && Fallback is not null) || codes.Max - codes.Min > 4096)
        {
            return false;
        }

        value = Values[codes.Min];
        for (var code = codes.Min + 1; code <= codes.Max; code++)
        {
            if (!EqualityComparer<T>.Default.Equals(value, Values[code]))
            {
                return false;
            }
        }

        return true;
    }
}
