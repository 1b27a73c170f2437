using System.Text.Json;
using System.Text.Json.Serialization;

namespace Analytics.Core.Import;

/// <summary>How plans and reports are written as JSON.</summary>
public static class ImportJson
{
    /// <summary>Camel case, names instead of numbers for choices.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };
}
