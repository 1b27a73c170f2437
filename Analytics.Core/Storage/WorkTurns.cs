using System.Security.Cryptography;
using System.Text;
using Analytics.Core.Storage.Connections;

namespace Analytics.Core.Storage;

/// <summary>
/// Lets one of all processes on a database do a work at a time. A turn is a lease as a batch has one: it ends when it is disposed, or with the process,
/// however that ends. A singleton, safe for concurrent use.
/// </summary>
public sealed class WorkTurns
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    private readonly Database _database;

    internal WorkTurns(Database database)
    {
        _database = database;
    }

    /// <summary>Takes the turn; null while somebody else has it, in this process or another.</summary>
    /// <param name="work">The work's name.</param>
    /// <exception cref="StorageException">It cannot be told whether somebody has it.</exception>
    public WorkTurn? TryTake(string work)
    {
        try
        {
            return BatchLease.TryTake(_database, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("turn " + work)).AsSpan(0, 8))) is { } lease
                ? new WorkTurn(lease)
                : null;
        }
        catch (Exception error) when (_database.Explains(error))
        {
            throw _database.Clear(error);
        }
    }

    /// <summary>Waits for the turn and takes it.</summary>
    /// <param name="work">The work's name.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="StorageException">It cannot be told whether somebody has it.</exception>
    public async Task<WorkTurn> TakeAsync(string work, CancellationToken cancellationToken)
    {
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            if (TryTake(work) is { } turn)
            {
                return turn;
            }

            await Task.Delay(pause, cancellationToken);
        }
    }
}
