namespace Analytics.Web.Commands.Live;

/// <summary>What the driver saw since the sample before; counts of purchases are since the start.</summary>
/// <param name="Delays">Milliseconds from the acceptance of a purchase until it was painted, of those settled since.</param>
/// <param name="Overtaken">Purchases whose own row never came because later ones took its place; their delay counts until a later one was painted.</param>
/// <param name="NotPainted">Purchases that are accepted and not yet painted.</param>
/// <param name="Frames">How often new rows were painted.</param>
/// <param name="IsScreenLive">Whether a new row was painted within the last ten seconds.</param>
/// <param name="Sent">Purchases sent.</param>
/// <param name="Accepted">Purchases accepted.</param>
/// <param name="AskedToWait">Requests that were answered with 429 or 503 and sent again.</param>
/// <param name="Refused">Purchases that were not accepted.</param>
/// <param name="Alive">Circuits without a screen that were rendered within the last ten seconds.</param>
/// <param name="Problem">What broke the first that broke.</param>
/// <param name="Batches">Render batches that they took.</param>
/// <param name="Bytes">Bytes of render batches and of calls of scripts that they took, before compression.</param>
/// <param name="Calls">Calls of scripts that they answered.</param>
/// <param name="Error">What went wrong with the command itself.</param>
internal sealed record DriverSample(
    IReadOnlyList<double> Delays,
    int Overtaken,
    int NotPainted,
    int Frames,
    bool IsScreenLive,
    int Sent,
    int Accepted,
    int AskedToWait,
    int Refused,
    int Alive,
    string? Problem,
    long Batches,
    long Bytes,
    long Calls,
    string? Error = null);
