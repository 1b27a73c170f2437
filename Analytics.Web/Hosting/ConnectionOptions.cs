namespace Analytics.Web.Hosting;

/// <summary>
/// How patient the server is with slow clients: section <c>Connections</c>. Whoever is slower than this is cut off, so that nobody holds memory, files
/// or a request for as long as they like.
/// </summary>
public sealed class ConnectionOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Connections";

    /// <summary>The shortest time that Kestrel takes for <see cref="GraceSeconds"/>, because it looks once a second.</summary>
    public const int ShortestGraceSeconds = 2;

    /// <summary>How long a request's line and headers may take.</summary>
    public int HeadersSeconds { get; set; } = 15;

    /// <summary>How long a connection may lie idle between two requests.</summary>
    public int IdleSeconds { get; set; } = 130;

    /// <summary>
    /// How many bytes a second a request's body must bring, over all its time once the grace is over, or it ends with 408. A phone in a cellar sends ten times as many.
    /// </summary>
    public double SlowestUploadBytesPerSecond { get; set; } = 1_000;

    /// <summary>
    /// How many bytes a second of an answer must be taken. Exports see that each part is taken at this pace, beside the grace: 64 KB lie in buffers, so that who
    /// stops is cut off within a minute. Kestrel sees it of every other answer over the whole of it.
    /// </summary>
    public double SlowestDownloadBytesPerSecond { get; set; } = 2_000;

    /// <summary>How long either may be slower than that, at the beginning and for each part.</summary>
    public int GraceSeconds { get; set; } = 10;

    /// <summary>Connections at a time, those of open pages apart; more are closed at once. 0 for no limit.</summary>
    public int Most { get; set; } = 20_000;
}
