using System.Text.Json;

namespace Analytics.Web.Api;

/// <summary>A segment to save.</summary>
internal sealed record SegmentRequest
{
    /// <summary>Its name, unique.</summary>
    public string? Name { get; init; }

    /// <summary>Its rules.</summary>
    public JsonElement? Rules { get; init; }
}
