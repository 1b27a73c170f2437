namespace Analytics.Web.Hosting.Forwarding;

/// <summary>Where accepted events are sent on to; section <c>Forwarding</c>.</summary>
public sealed class ForwardingOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Forwarding";

    /// <summary>The shortest secret, in characters.</summary>
    public const int ShortestSecret = 16;

    /// <summary>The other collector's address; empty for none. Internal addresses need <c>Outgoing:AllowedNetworks</c>.</summary>
    public string Url { get; set; } = string.Empty;

    /// <summary>What deliveries are signed with; the other side has it too.</summary>
    public string Secret { get; set; } = string.Empty;

    /// <summary>How many events may wait for the other collector; what comes beyond is not forwarded.</summary>
    public int MostWaiting { get; set; } = 50_000;

    /// <summary>Whether events are forwarded.</summary>
    public bool IsOn => !string.IsNullOrWhiteSpace(Url);
}
