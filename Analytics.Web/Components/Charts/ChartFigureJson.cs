using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Analytics.Web.Components.Charts;

/// <summary>
/// Writes a figure as JSON once, however many readers it is sent to. Each circuit has serializer options of its own; without this, each would also
/// learn anew how to write every kind of trace, and keep that for as long as it lives.
/// </summary>
internal sealed class ChartFigureJson : JsonConverter<ChartFigure>
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    // Held only while something else holds it: a figure that a single reader looks at is written once or twice.
    private static readonly ConditionalWeakTable<ChartFigure, WeakReference<byte[]>> Written = [];

    /// <inheritdoc />
    public override ChartFigure Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Figures go to the browser and never come back.");

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, ChartFigure value, JsonSerializerOptions options)
    {
        var held = Written.GetValue(value, static _ => new WeakReference<byte[]>(null!));
        if (!held.TryGetTarget(out var json))
        {
            json = JsonSerializer.SerializeToUtf8Bytes(new { value.Traces, value.Layout, value.Title, value.FileName }, Web);
            held.SetTarget(json);
        }

        writer.WriteRawValue(json, skipInputValidation: true);
    }
}
