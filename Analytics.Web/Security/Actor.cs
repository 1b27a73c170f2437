namespace Analytics.Web.Security;

/// <summary>Who does something, for the audit.</summary>
/// <param name="Name">An account's e-mail address, an API key's name as <c>key NAME</c>, <c>cli</c> or <c>system</c>.</param>
/// <param name="Address">The network address, where there is one.</param>
public sealed record Actor(string Name, string? Address = null)
{
    /// <summary>The operator at the command line.</summary>
    public static Actor Cli { get; } = new("cli");

    /// <summary>The application itself: jobs, start-up.</summary>
    public static Actor System { get; } = new("system");
}
