namespace Analytics.Web.Commands.Live;

/// <summary>What became of the reader who stayed connected and acknowledged nothing.</summary>
/// <param name="Renders">Render batches that it was sent in its sleep.</param>
/// <param name="IsAwake">Whether it was rendered again once it acknowledged them.</param>
internal sealed record SleeperSample(int Renders, bool IsAwake);
