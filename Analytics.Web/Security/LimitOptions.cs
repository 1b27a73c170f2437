namespace Analytics.Web.Security;

/// <summary>How many requests are answered in a minute; section <c>Limits</c>. Zero or less lifts a limit.</summary>
public sealed class LimitOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Limits";

    /// <summary>API requests a minute for one key or account.</summary>
    public int ApiPerKeyPerMinute { get; set; } = 600;

    /// <summary>API requests a minute from one address, whoever asks.</summary>
    public int ApiPerAddressPerMinute { get; set; } = 1200;

    /// <summary>Events a minute that one key brings in.</summary>
    public int EventsPerKeyPerMinute { get; set; } = 1_200_000;

    /// <summary>Events a minute that browsers bring in from one address.</summary>
    public int EventsPerAddressPerMinute { get; set; } = 6_000;

    /// <summary>Sign-ins, by page and by API together, tried a minute from one address.</summary>
    public int SignInPerAddressPerMinute { get; set; } = 30;
}
