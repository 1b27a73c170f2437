using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Analytics.Core.Planning;

/// <summary>A forecast as it is stored: JSON, compressed.</summary>
internal static class ForecastJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        IgnoreReadOnlyProperties = true,
        Converters = { new JsonStringEnumConverter() },
    };

    public static byte[] Write(ShopForecast forecast)
    {
        using var bytes = new MemoryStream();
        using (var zip = new BrotliStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        {
            JsonSerializer.Serialize(zip, forecast, Options);
        }

        return bytes.ToArray();
    }

    /// <summary>The forecast; null when it was written in a form that is no longer read.</summary>
    public static ShopForecast? Read(byte[] body)
    {
        try
        {
            using var zip = new BrotliStream(new MemoryStream(body), CompressionMode.Decompress);
            return JsonSerializer.Deserialize<ShopForecast>(zip, Options);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or InvalidDataException or NotSupportedException or ArgumentException)
        {
            return null;
        }
    }
}
