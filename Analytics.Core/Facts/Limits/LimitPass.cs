using Analytics.Core.Domain;

namespace Analytics.Core.Facts;

/// <summary>Which lines a limit lets through, by code.</summary>
internal sealed class LimitPass
{
    private readonly FactSnapshot _whole;
    private readonly bool[]? _channels;
    private readonly bool[]? _locations;
    private readonly bool[]? _categories;

    /// <summary>Resolves the limit's names; a name that nothing has lets nothing through.</summary>
    public LimitPass(FactSnapshot whole, RowLimit limit)
    {
        _whole = whole;
        _channels = Allowed(limit, RowField.Channel, whole.Channels);
        _locations = Allowed(limit, RowField.Location, whole.Locations);
        _categories = Allowed(limit, RowField.Category, whole.Categories);
    }

    /// <summary>Whether customers' homes decide.</summary>
    public bool UsesHomes => _locations is not null;

    /// <summary>Whether the line at <paramref name="index"/> may be seen.</summary>
    public bool Passes(FactChunk chunk, int index) =>
        _channels?[chunk.Channels[index]] != false
        && (_categories is null || _categories[Own(chunk.Categories[index], _whole.Products[chunk.Products[index]].Category)])
        && (_locations is null || _locations[Own(chunk.Locations[index], _whole.Customers[chunk.Customers[index]].Location)]);

    /// <summary>Whether a customer's home is one that must not be named.</summary>
    public bool HidesLocation(int code) => _locations?[code] == false;

    /// <summary>Whether a product's own category is one that must not be named.</summary>
    public bool HidesCategory(int code) => _categories?[code] == false;

    private static int Own(int own, int other) => own != 0 ? own : other;

    private static bool[]? Allowed(RowLimit limit, RowField attribute, NameTable names)
    {
        if (limit.Conditions.FirstOrDefault(c => c.Attribute == attribute) is not { } condition)
        {
            return null;
        }

        var allowed = new bool[names.Count];
        foreach (var value in condition.Values)
        {
            var code = value == RowLimit.NoValue ? 0 : names.Find(value);
            if (code >= 0)
            {
                allowed[code] = true;
            }
        }

        return allowed;
    }
}
