namespace Analytics.Core;

/// <summary>Names this assembly for reflection and for configuration discovery.</summary>
public static class AssemblyMarker
{
}
