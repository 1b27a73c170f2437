using System.Data.Common;
using System.Globalization;
using Analytics.Core.Storage.Connections;
using Analytics.Core.Storage.Protection;

namespace Analytics.Core.Storage;

/// <summary>Reading of committed reviews. The methods block: call them off the thread of a request. A singleton; all throw <see cref="StorageException"/>.</summary>
public sealed class ReviewReader
{
    private const int IdsInOneQuestion = 1_000;

    private const string Sql =
        "SELECT r.id, COALESCE(c.id, 0), r.customer, c.name, r.product, p.name, COALESCE(r.category, k.name), r.at_unix_ms, r.title, r.text, r.rating_units "
        + "FROM reviews AS r JOIN import_batches AS b ON b.id = r.batch_id LEFT JOIN customers AS c ON c.external_id = r.customer "
        + "LEFT JOIN products AS p ON p.code = r.product LEFT JOIN labels AS k ON k.id = p.category_id WHERE b.status = 1";

    private readonly Database _database;

    internal ReviewReader(Database database)
    {
        _database = database;
    }

    /// <summary>Hands over all reviews, in the order of their keys.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public void ReadAll(Action<StoredReview> handler, CancellationToken cancellationToken = default) => _database.Read(session =>
    {
        using var reader = session.Prepare(Sql + " ORDER BY r.id").Query();
        while (reader.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            handler(Review(reader));
        }

        return true;
    });

    /// <summary>Reviews by their keys, in the order asked for; those that are gone are left out.</summary>
    public IReadOnlyList<StoredReview> ReadByIds(IReadOnlyList<long> ids, CancellationToken cancellationToken = default) => _database.Read(session =>
    {
        var found = new Dictionary<long, StoredReview>(ids.Count);
        foreach (var part in ids.Chunk(IdsInOneQuestion))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var list = string.Join(',', part.Select(static id => id.ToString(CultureInfo.InvariantCulture)));
            foreach (var review in session.List(Review, $"{Sql} AND r.id IN ({list})"))
            {
                found[review.Id] = review;
            }
        }

        return (IReadOnlyList<StoredReview>)[.. ids.Where(found.ContainsKey).Select(id => found[id])];
    });

    /// <summary>Keys of the reviews whose heading or text has these characters in it, in small or capital letters. Every text is decrypted for it.</summary>
    public IReadOnlySet<long> Search(string text) => _database.Read(session =>
    {
        var found = new HashSet<long>();
        using var reader = session.Prepare("SELECT id, title, text FROM reviews WHERE title IS NOT NULL OR text IS NOT NULL").Query();
        while (reader.Read())
        {
            if (Has(session.Cipher.Open(SealedColumns.ReviewText, Text(reader, 2))) || Has(session.Cipher.Open(SealedColumns.ReviewTitle, Text(reader, 1))))
            {
                found.Add(reader.GetInt64(0));
            }
        }

        return found;

        bool Has(string? words) => words?.Contains(text, StringComparison.OrdinalIgnoreCase) == true;
    });

    private StoredReview Review(DbDataReader row) => new(
        row.GetInt64(0), row.GetInt32(1), Text(row, 2), _database.Cipher.Open(SealedColumns.Name, Text(row, 3)), Text(row, 4), Text(row, 5), Text(row, 6), row.IsDBNull(7) ? null : row.GetInt64(7),
        _database.Cipher.Open(SealedColumns.ReviewTitle, Text(row, 8)), _database.Cipher.Open(SealedColumns.ReviewText, Text(row, 9)),
        row.IsDBNull(10) ? null : row.GetInt32(10));

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
