using System.Text.Json.Serialization;

namespace Analytics.Core.Import;

/// <summary>What a column's values look like.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ColumnType>))]
public enum ColumnType
{
    /// <summary>No value was seen.</summary>
    Empty,

    /// <summary>Words, or a mixture.</summary>
    Text,

    /// <summary>Whole numbers.</summary>
    Integer,

    /// <summary>Numbers with decimals or a currency sign.</summary>
    Number,

    /// <summary>Days, with or without a time.</summary>
    Date,

    /// <summary>Times of day.</summary>
    Time,
}
