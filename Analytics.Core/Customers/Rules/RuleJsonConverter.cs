using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Analytics.Core.Customers;

/// <summary>Tells groups from conditions by what they have, so that no part needs to name its type.</summary>
internal sealed class RuleJsonConverter : JsonConverterFactory
{
    /// <inheritdoc />
    public override bool CanConvert(Type typeToConvert) => typeof(Rule).IsAssignableFrom(typeToConvert);

    /// <inheritdoc />
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        typeToConvert == typeof(RuleGroup) ? new Of<RuleGroup>() : typeToConvert == typeof(RuleCondition) ? new Of<RuleCondition>() : new Of<Rule>();

    private static Rule Read(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException("a part of the rules must be an object with “field”, or with “match” and “rules”.");
        }

        string? field = null;
        string? match = null;
        string? op = null;
        List<string>? values = null;
        List<Rule>? rules = null;
        int? lastDays = null;
        foreach (var property in element.EnumerateObject())
        {
            switch (property.Name)
            {
                case "field":
                    field = Text(property);
                    break;
                case "match":
                    match = Text(property);
                    break;
                case "op":
                    op = Text(property);
                    break;
                case "value" when property.Value.ValueKind == JsonValueKind.Null:
                    break;
                case "value":
                    values = [Value(property.Value)];
                    break;
                case "values":
                    values = [.. Items(property).Select(Value)];
                    break;
                case "rules":
                    rules = [.. Items(property).Select(Read)];
                    break;
                case "lastDays" when property.Value.ValueKind == JsonValueKind.Null:
                    break;
                case "lastDays":
                    lastDays = property.Value.ValueKind == JsonValueKind.Number && property.Value.TryGetInt32(out var days)
                        ? days
                        : throw new JsonException("“lastDays” must be a whole number of days.");
                    break;
                default:
                    throw new JsonException($"a part has “{property.Name}”, which no condition or group has.");
            }
        }

        if (rules is not null)
        {
            return field is null && op is null && values is null && lastDays is null
                ? new RuleGroup(Named<RuleMatch>(match ?? "all", "match"), rules)
                : throw new JsonException("a part has “rules” and a condition's “field”, “op” or values at once.");
        }

        return field is null || match is not null
            ? throw new JsonException("a part has neither “field” nor “rules”.")
            : new RuleCondition(field, Named<RuleOperator>(op ?? "is", "op"), values ?? [], lastDays);
    }

    private static T Named<T>(string name, string property)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (string.Equals(name, NameOf(value), StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        throw new JsonException($"“{property}” is “{name}”; it must be one of {string.Join(", ", Enum.GetValues<T>().Select(NameOf))}.");
    }

    private static string NameOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static string Text(JsonProperty property) => property.Value.ValueKind == JsonValueKind.String
        ? property.Value.GetString()!
        : throw new JsonException($"“{property.Name}” must be a text.");

    private static JsonElement.ArrayEnumerator Items(JsonProperty property) => property.Value.ValueKind == JsonValueKind.Array
        ? property.Value.EnumerateArray()
        : throw new JsonException($"“{property.Name}” must be a list.");

    private static string Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number => value.GetRawText(),
        _ => throw new JsonException("a value must be a text or a number."),
    };

    private static void Write(Utf8JsonWriter writer, Rule rule)
    {
        writer.WriteStartObject();
        switch (rule)
        {
            case RuleGroup group:
                writer.WriteString("match", NameOf(group.Match));
                writer.WriteStartArray("rules");
                foreach (var inner in group.Rules)
                {
                    Write(writer, inner);
                }

                writer.WriteEndArray();
                break;
            case RuleCondition condition:
                writer.WriteString("field", condition.Field);
                writer.WriteString("op", NameOf(condition.Operator));
                WriteValues(writer, condition);
                if (condition.LastDays is { } days)
                {
                    writer.WriteNumber("lastDays", days);
                }

                break;
        }

        writer.WriteEndObject();
    }

    private static void WriteValues(Utf8JsonWriter writer, RuleCondition condition)
    {
        if (condition.Values.Count == 1)
        {
            WriteValue(writer, "value", condition);
        }
        else if (condition.Values.Count > 1)
        {
            writer.WriteStartArray("values");
            foreach (var value in condition.Values)
            {
                writer.WriteStringValue(value);
            }

            writer.WriteEndArray();
        }
    }

    private static void WriteValue(Utf8JsonWriter writer, string name, RuleCondition condition)
    {
        var value = condition.Values[0];
        var isNumber = SegmentFields.Find(condition.Field)?.Kind is RuleFieldKind.Number or RuleFieldKind.Money or RuleFieldKind.Share or RuleFieldKind.Ratio or RuleFieldKind.Days;
        // As a number only where it comes back as the very same text.
        if (isNumber && decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number.ToString(CultureInfo.InvariantCulture) == value)
        {
            writer.WriteNumber(name, number);
        }
        else
        {
            writer.WriteString(name, value);
        }
    }

    private sealed class Of<T> : JsonConverter<T>
        where T : Rule
    {
        public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var document = JsonDocument.ParseValue(ref reader);
            return RuleJsonConverter.Read(document.RootElement) as T
                ?? throw new JsonException(typeof(T) == typeof(RuleGroup)
                    ? "the rules must begin with a group: “match” and “rules”."
                    : "a group stands where a condition must.");
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => RuleJsonConverter.Write(writer, value);
    }
}
