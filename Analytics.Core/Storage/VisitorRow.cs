using Analytics.Core.Domain;

namespace Analytics.Core.Storage;

/// <summary>What a source says about a visitor. Null is silent: it leaves alone what is known.</summary>
/// <param name="Id">The id that events name, never empty.</param>
/// <param name="AtUnixMs">When the visitor came, milliseconds since 1970 UTC.</param>
/// <param name="Device">The kind of device.</param>
/// <param name="Gender">Gender as the source writes it.</param>
/// <param name="AttributesJson">Further attributes as one JSON object of texts.</param>
public sealed record VisitorRow(string Id, long? AtUnixMs = null, string? Device = null, string? Gender = null, string? AttributesJson = null)
{
    /// <summary>The row of a visitor.</summary>
    public static VisitorRow Of(Visitor visitor) => new(
        visitor.Id, visitor.At?.ToUnixTimeMilliseconds(), visitor.Device, visitor.Gender, EventProperties.ToJson(visitor.Attributes));
}
