namespace Analytics.Web.Security;

/// <summary>
/// What an account or key must be allowed to do. The same names guard pages, the API and commands;
/// whatever names none of them needs a signed-in account all the same.
/// </summary>
public static class Policies
{
    /// <summary>See numbers: every role; keys with the scope <c>read</c>.</summary>
    public const string Read = "Read";

    /// <summary>Bring data in: Analyst, Admin; keys with the scope <c>write</c>.</summary>
    public const string Import = "Import";

    /// <summary>Keep views and segments by name: Analyst, Admin; keys with the scope <c>write</c>.</summary>
    public const string SaveViews = "SaveViews";

    /// <summary>Take data out as CSV: Admin; keys with the scope <c>export</c>.</summary>
    public const string Export = "Export";

    /// <summary>Take an import back: Admin.</summary>
    public const string Undo = "Undo";

    /// <summary>Look after accounts, keys, settings and jobs, and read the audit: Admin.</summary>
    public const string Administer = "Administer";

    /// <summary>Send events: keys with the scope <c>events</c> alone, nobody's account.</summary>
    public const string SendEvents = "SendEvents";

    /// <summary>Every policy.</summary>
    public static IReadOnlyList<string> All { get; } = [Read, Import, SaveViews, Export, Undo, Administer, SendEvents];

    /// <summary>The roles that a policy is open to.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such policy.</exception>
    public static IReadOnlyList<string> RolesFor(string policy) => policy switch
    {
        Read => [Roles.Viewer, Roles.Analyst, Roles.Admin],
        Import or SaveViews => [Roles.Analyst, Roles.Admin],
        Export or Undo or Administer => [Roles.Admin],
        SendEvents => [],
        _ => throw new ArgumentOutOfRangeException(nameof(policy), policy, "There is no such policy."),
    };

    /// <summary>The scope that opens a policy to an API key; null where none does.</summary>
    public static string? ScopeFor(string policy) => policy switch
    {
        Read => ApiScopes.Read,
        Import or SaveViews => ApiScopes.Write,
        Export => ApiScopes.Export,
        SendEvents => ApiScopes.Events,
        _ => null,
    };
}
