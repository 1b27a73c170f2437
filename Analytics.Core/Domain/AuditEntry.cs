namespace Analytics.Core.Domain;

/// <summary>One thing that somebody did; written once, never changed.</summary>
public sealed class AuditEntry
{
    /// <summary>Storage key, growing.</summary>
    public long Id { get; set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>Who: an account's name, an API key's name, <c>cli</c> or <c>system</c>.</summary>
    public required string Actor { get; set; }

    /// <summary>What, as a dotted verb: <c>sign-in</c>, <c>import.commit</c>, <c>import.undo</c>, <c>export</c>, <c>settings.change</c>, <c>user.create</c>.</summary>
    public required string Action { get; set; }

    /// <summary>On what: a batch number, a table, an account's name.</summary>
    public string? Subject { get; set; }

    /// <summary>More, as JSON; never a secret.</summary>
    public string? DetailJson { get; set; }

    /// <summary>The caller's network address, where there is one.</summary>
    public string? Address { get; set; }

    /// <summary>
    /// SHA-256 over this entry and the hash of the one before, lower-case hex: a change to any entry breaks every hash after it. Null only for
    /// entries from before there was a chain, until the next start.
    /// </summary>
    public string? Hash { get; set; }
}
