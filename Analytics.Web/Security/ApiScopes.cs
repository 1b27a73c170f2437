namespace Analytics.Web.Security;

/// <summary>What an API key can be made for.</summary>
public static class ApiScopes
{
    /// <summary>Ask queries.</summary>
    public const string Read = "read";

    /// <summary>Bring data in, save segments, start and stop computations.</summary>
    public const string Write = "write";

    /// <summary>Take tables out.</summary>
    public const string Export = "export";

    /// <summary>Send events, and nothing else: such a key may stand in a public page.</summary>
    public const string Events = "events";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Read, Write, Export, Events];
}
