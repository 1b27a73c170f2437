namespace Analytics.Core.Queries.Execution;

/// <summary>Age groups: 18–25, 26–35, 36–45, 46–55, 56 and over; younger customers have a group of their own, so that nobody is lost.</summary>
internal static class AgeGroups
{
    /// <summary>The groups' keys by index; 0 is "not known".</summary>
    public static IReadOnlyList<string> Keys { get; } = [DimensionValue.UnknownKey, "0-17", "18-25", "26-35", "36-45", "46-55", "56+"];

    /// <summary>The groups' labels by index.</summary>
    public static IReadOnlyList<string> Labels { get; } = ["Unknown", "Under 18", "18–25", "26–35", "36–45", "46–55", "56 and over"];

    /// <summary>The index of the group of an age in whole years.</summary>
    public static int IndexOf(int? age) => age switch
    {
        null => 0,
        < 18 => 1,
        <= 25 => 2,
        <= 35 => 3,
        <= 45 => 4,
        <= 55 => 5,
        _ => 6,
    };
}
