using System.Text.Encodings.Web;
using System.Text.Json;

namespace Analytics.Core.Customers;

/// <summary>
/// Rules as JSON: <c>{"match":"all","rules":[{"field":"orders","op":"atLeast","value":2,"lastDays":90},{"match":"any","rules":[…]}]}</c>.
/// One value stands as <c>value</c>, several as <c>values</c>.
/// </summary>
public static class RuleJson
{
    /// <summary>How long a text may be.</summary>
    public const int Longest = 200_000;

    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 32 };

    /// <summary>Writes <paramref name="rules"/>.</summary>
    public static string Write(RuleGroup rules) => JsonSerializer.Serialize(rules, Options);

    /// <summary>Reads rules; whether they make sense is <see cref="RuleCheck"/>'s to say.</summary>
    /// <exception cref="RuleException">The text is no such JSON; the message says where.</exception>
    public static RuleGroup Read(string json)
    {
        if (json.Length > Longest)
        {
            throw new RuleException($"The rules are longer than {Longest} characters.");
        }

        try
        {
            return JsonSerializer.Deserialize<RuleGroup>(json, Options) ?? throw new RuleException("The rules are empty.");
        }
        catch (JsonException error)
        {
            throw new RuleException("The rules cannot be read: " + error.Message, error);
        }
    }
}
