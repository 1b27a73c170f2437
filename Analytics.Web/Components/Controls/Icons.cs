using System.Collections.Frozen;
using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Controls;

/// <summary>The pictures, as strokes on a grid of 16.</summary>
public static class Icons
{
    private static readonly FrozenDictionary<string, string> Paths = new Dictionary<string, string>
    {
        ["overview"] = "M2 14h12M4 11V7M8 11V3M12 11V5.5",
        ["live"] = "M1.5 8H5l2-5 2.5 10L11.5 8h3",
        ["play"] = "M5 3.5 12 8l-7 4.5Z",
        ["pause"] = "M5.5 3.5v9M10.5 3.5v9",
        ["voice"] = "M2.5 3h11v8H8l-3.5 3v-3h-2ZM5 6h6M5 8.2h4",
        ["models"] = "M8 2v3M8 11v3M2 8h3M11 8h3M5.8 8a2.2 2.2 0 1 0 4.4 0 2.2 2.2 0 0 0-4.4 0Z",
        ["data"] = "M13 4c0 1.1-2.2 2-5 2S3 5.1 3 4s2.2-2 5-2 5 .9 5 2ZM3 4v8c0 1.1 2.2 2 5 2s5-.9 5-2V4M3 8c0 1.1 2.2 2 5 2s5-.9 5-2",
        ["admin"] = "M8 1.8 13 3.6v4c0 3.2-2.1 5.5-5 6.6-2.9-1.1-5-3.4-5-6.6v-4ZM5.8 8l1.6 1.6L10.3 6.6",
        ["table"] = "M2 3h12v10H2ZM2 6.5h12M2 9.8h12M6.5 6.5V13",
        ["chart"] = "M2 2v12h12M5 11l3-4 2.5 2L14 4.5",
        ["image"] = "M2 3h12v10H2ZM2 11l3.5-3.5 3 3L11 8l3 3M10.4 5.9h.01",
        ["download"] = "M8 2v8.5M4.5 7.5 8 11l3.5-3.5M2.5 14h11",
        ["upload"] = "M8 11V2.5M4.5 5.5 8 2l3.5 3.5M2.5 14h11",
        ["filter"] = "M2 4h12M4.5 8h7M6.5 12h3",
        ["calendar"] = "M2.5 3.5h11v10h-11ZM2.5 6.5h11M5.5 2v2.5M10.5 2v2.5",
        ["previous"] = "M10 3.5 5.5 8l4.5 4.5",
        ["next"] = "M6 3.5 10.5 8 6 12.5",
        ["up"] = "M4 10l4-4 4 4",
        ["funnel"] = "M2 2.5h12M3.5 6h9M5 9.5h6M6.5 13h3",
        ["down"] = "M4 6l4 4 4-4",
        ["close"] = "M4 4l8 8M12 4l-8 8",
        ["search"] = "M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM10.3 10.3 14 14",
        ["info"] = "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 7.5V11M8 5.2h.01",
        ["sun"] = "M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM8 1.2v1.3M8 13.5v1.3M1.2 8h1.3M13.5 8h1.3M3.2 3.2l.9.9M11.9 11.9l.9.9M12.8 3.2l-.9.9M4.1 11.9l-.9.9",
        ["moon"] = "M13.5 9.6A5.8 5.8 0 0 1 6.4 2.5a5.8 5.8 0 1 0 7.1 7.1Z",
        ["system"] = "M2 3h12v8H2ZM5.5 14h5M8 11v3",
        ["bookmark"] = "M4 2h8v12l-4-3-4 3Z",
        ["plus"] = "M8 3v10M3 8h10",
        ["check"] = "M3 8.5 6.5 12 13 4.5",
        ["list"] = "M5.5 4H14M5.5 8H14M5.5 12H14M2.2 4h.01M2.2 8h.01M2.2 12h.01",
        ["more"] = "M3 8h.01M8 8h.01M13 8h.01",
        ["user"] = "M8 8a2.8 2.8 0 1 0 0-5.6A2.8 2.8 0 0 0 8 8ZM2.8 14c.4-2.6 2.5-4 5.2-4s4.8 1.4 5.2 4",
        ["leave"] = "M6 2.5H3v11h3M10 11l3-3-3-3M13 8H6.5",
        ["link"] = "M6.7 9.3a2.6 2.6 0 0 0 3.7 0l2.3-2.3a2.6 2.6 0 0 0-3.7-3.7l-.9.9M9.3 6.7a2.6 2.6 0 0 0-3.7 0L3.3 9A2.6 2.6 0 0 0 7 12.7l.9-.9",
        ["delete"] = "M2.5 4.5h11M6 4.5V2.5h4v2M4 4.5l.6 9h6.8l.6-9",
        ["help"] = "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM6.3 6.4A1.8 1.8 0 0 1 8 5.1c1 0 1.8.7 1.8 1.6C9.8 8 8 8 8 9.2M8 11.3h.01",
        ["alert"] = "M8 2 14.5 13.5h-13ZM8 6.5v3.2M8 11.6h.01",
        ["keyboard"] = "M1.5 4h13v8h-13ZM4 6.5h.01M6.6 6.5h.01M9.3 6.5h.01M12 6.5h.01M5 9.5h6",
        ["insights"] = "M8 1.8a4.4 4.4 0 0 0-2.4 8.1v1.6h4.8V9.9A4.4 4.4 0 0 0 8 1.8ZM6.2 14h3.6",
        ["measures"] = "M2 12a6 6 0 1 1 12 0M8 12l3-4M4.2 12h.01M8 6.2v.01M11.8 12h.01",
        ["roi"] = "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM10 5.8C9.6 5.2 8.9 4.9 8 4.9c-1.1 0-1.9.6-1.9 1.5 0 2.1 3.9.9 3.9 3.1 0 1-.9 1.6-2 1.6s-1.8-.4-2.2-1.1M8 3.8v8.4",
        ["forecast"] = "M2 13l4-5 3 2.5M11 8.5l.6-.8M13 5.8 14 4.5",
        ["segments"] = "M2.5 2.5h4v4h-4ZM9.5 2.5h4v4h-4ZM2.5 9.5h4v4h-4ZM9.5 9.5h4v4h-4Z",
        ["predictive"] = "M2 13.5c2.5 0 3.2-9 6-9s3.5 9 6 9M2 13.5h12",
        ["campaigns"] = "M2.5 6.5v3H5l6 3.5V3L5 6.5ZM5 9.5l.8 4h1.7M13 6.2a2.4 2.4 0 0 1 0 3.6",
        ["people"] = "M6 8a2.3 2.3 0 1 0 0-4.6A2.3 2.3 0 0 0 6 8ZM1.8 13c.3-2 2-3.2 4.2-3.2s3.9 1.2 4.2 3.2M10.5 3.6a2.2 2.2 0 0 1 0 4.2M12 9.9c1.3.4 2.1 1.5 2.3 3.1",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The picture as it stands in a page, for places that have many: a component for each takes some kilobytes of every circuit.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="size">In pixels.</param>
    public static MarkupString Svg(string name, int size = 16) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"""<svg class="icon" viewBox="0 0 16 16" width="{size}" height="{size}" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false"><path d="{PathOf(name)}" /></svg>"""));

    /// <summary>The strokes of the picture with this name; a small ring where there is none.</summary>
    public static string PathOf(string name) => Paths.GetValueOrDefault(name, "M8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z");
}
