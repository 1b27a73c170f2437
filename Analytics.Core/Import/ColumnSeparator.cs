using System.Text.Json.Serialization;

namespace Analytics.Core.Import;

/// <summary>What stands between two columns.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ColumnSeparator>))]
public enum ColumnSeparator
{
    /// <summary>A comma.</summary>
    Comma,

    /// <summary>A semicolon.</summary>
    Semicolon,

    /// <summary>A tab.</summary>
    Tab,

    /// <summary>A vertical bar.</summary>
    Pipe,

    /// <summary>One or more blanks.</summary>
    Blanks,

    /// <summary>Nothing: each column has its width (<see cref="FileLayout.Widths"/>).</summary>
    FixedWidth,
}
