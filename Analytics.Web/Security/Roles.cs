namespace Analytics.Web.Security;

/// <summary>The three roles. Each may do all that the one before it may.</summary>
public static class Roles
{
    /// <summary>Reads.</summary>
    public const string Viewer = "Viewer";

    /// <summary>Reads, imports and saves views.</summary>
    public const string Analyst = "Analyst";

    /// <summary>All of that, and exports, undoes, and looks after users and settings.</summary>
    public const string Admin = "Admin";

    /// <summary>All of them, the least first.</summary>
    public static IReadOnlyList<string> All { get; } = [Viewer, Analyst, Admin];

    /// <summary>The role with this name in its own spelling, whatever the case; null where there is none.</summary>
    public static string? Find(string? name) =>
        All.FirstOrDefault(role => string.Equals(role, name?.Trim(), StringComparison.OrdinalIgnoreCase));
}
