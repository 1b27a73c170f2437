using System.Text.Json;
using System.Text.Json.Serialization;

namespace Analytics.Core.Customers.Predictions;

/// <summary>Headers as JSON.</summary>
internal static class ScoreJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter() },
    };
}
