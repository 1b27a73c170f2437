using Analytics.Core.Storage.Connections;

namespace Analytics.Core.Storage.Writing;

/// <summary>The attribute columns of a table, from which the statements of its journal are made.</summary>
internal sealed class AttributeFields
{
    public static readonly AttributeFields Customers = new(
        "customers",
        "customer_changes",
        "customer_id",
        ["name", "birth_year", "age_years", "age_as_of", "gender", "location", "income_range", "registered_on", "preferred_category"]);

    public static readonly AttributeFields Products = new("products", "product_changes", "product_id", ["name", "category_id", "is_goods"]);

    private AttributeFields(string table, string journal, string key, string[] columns)
    {
        Table = table;
        Journal = journal;
        Key = key;
        Columns = columns;
        var last = columns.Length;
        OwnUpdate = $"UPDATE {table} SET {Join(", ", (c, i) => $"{c} = COALESCE(@p{i}, {c})")} WHERE id = @p{last} AND batch_id = @p{last + 1}";
        Stage = $"INSERT INTO {journal} (batch_id, {key}, {Join(", ", static (c, _) => "new_" + c)}) "
            + $"VALUES (@p{last + 1}, @p{last}, {Join(", ", static (_, i) => $"@p{i}")}) "
            + $"ON CONFLICT (batch_id, {key}) DO UPDATE SET {Join(", ", (c, _) => $"new_{c} = COALESCE(excluded.new_{c}, {journal}.new_{c})")}";
    }

    public string Table { get; }

    public string Journal { get; }

    public string Key { get; }

    public string[] Columns { get; }

    /// <summary>Sets what is given on a row that the batch itself brought: values, key, batch.</summary>
    public string OwnUpdate { get; }

    /// <summary>Stages what is given for a row of another batch: values, key, batch.</summary>
    public string Stage { get; }

    /// <summary>Applies what a batch staged: remembers what was there, then sets what is new.</summary>
    public void Apply(SqlSession session, int batchId, long version)
    {
        if (!HasRows(session, batchId))
        {
            return;
        }

        session.Execute(
            $"UPDATE {Journal} SET applied_version = @p1, {Join(", ", static (c, _) => $"old_{c} = t.{c}")} "
            + $"FROM {Table} AS t WHERE t.id = {Journal}.{Key} AND {Journal}.batch_id = @p0",
            batchId,
            version);
        session.Execute(
            $"UPDATE {Table} SET {Join(", ", (c, _) => $"{c} = COALESCE(j.new_{c}, {Table}.{c})")} "
            + $"FROM {Journal} AS j WHERE j.{Key} = {Table}.id AND j.batch_id = @p0",
            batchId);
    }

    /// <summary>
    /// Takes back what a batch set. Where a later batch set the same attribute, that one stands, and what it
    /// remembers as "before" becomes what this batch remembered.
    /// </summary>
    public void Restore(SqlSession session, int batchId)
    {
        if (!HasRows(session, batchId))
        {
            return;
        }

        foreach (var column in Columns)
        {
            session.Execute(
                $"UPDATE {Journal} SET old_{column} = j.old_{column} FROM {Journal} AS j "
                + $"WHERE j.batch_id = @p0 AND j.new_{column} IS NOT NULL AND j.applied_version IS NOT NULL "
                + $"AND {Journal}.{Key} = j.{Key} AND {Journal}.new_{column} IS NOT NULL "
                + $"AND {Journal}.applied_version = ({Later("MIN(x.applied_version)", column)})",
                batchId);
            session.Execute(
                $"UPDATE {Table} SET {column} = j.old_{column} FROM {Journal} AS j "
                + $"WHERE j.batch_id = @p0 AND j.new_{column} IS NOT NULL AND j.applied_version IS NOT NULL "
                + $"AND {Table}.id = j.{Key} AND NOT EXISTS ({Later("1", column)})",
                batchId);
        }

        session.Execute($"DELETE FROM {Journal} WHERE batch_id = @p0", batchId);
    }

    /// <summary>
    /// For rows that stay although the batch that brought them goes: forgets the attributes that they came with,
    /// unless a later batch set them.
    /// </summary>
    /// <param name="session">The transaction.</param>
    /// <param name="kept">A table with the keys of these rows in <c>id</c>.</param>
    /// <param name="columns">Which attributes to forget; nullable ones only.</param>
    public void Forget(SqlSession session, string kept, params ReadOnlySpan<string> columns)
    {
        foreach (var column in columns)
        {
            session.Execute(
                $"UPDATE {Journal} SET old_{column} = NULL WHERE {Key} IN (SELECT id FROM {kept}) AND new_{column} IS NOT NULL "
                + $"AND applied_version = (SELECT MIN(x.applied_version) FROM {Journal} AS x "
                + $"WHERE x.{Key} = {Journal}.{Key} AND x.new_{column} IS NOT NULL)");
            session.Execute(
                $"UPDATE {Table} SET {column} = NULL WHERE id IN (SELECT id FROM {kept}) AND NOT EXISTS (SELECT 1 FROM {Journal} AS x "
                + $"WHERE x.{Key} = {Table}.id AND x.new_{column} IS NOT NULL AND x.applied_version IS NOT NULL)");
        }
    }

    /// <summary>
    /// For rows that another batch takes over from pending ones: what their own batches said about them is staged for
    /// these, as if the rows had never been theirs, and not seen before they are committed.
    /// </summary>
    /// <param name="session">The transaction.</param>
    /// <param name="taken">The condition that these rows meet.</param>
    /// <param name="batchId">The batch that takes them over: @p0 of the condition.</param>
    /// <param name="columns">Which attributes; nullable ones only.</param>
    public void StageAgain(SqlSession session, string taken, int batchId, params ReadOnlySpan<string> columns)
    {
        var names = columns.ToArray();
        session.Execute(
            $"INSERT INTO {Journal} (batch_id, {Key}, {string.Join(", ", names.Select(static c => "new_" + c))}) "
            + $"SELECT batch_id, id, {string.Join(", ", names)} FROM {Table} WHERE {taken} AND ({string.Join(" OR ", names.Select(static c => c + " IS NOT NULL"))}) "
            + $"ON CONFLICT (batch_id, {Key}) DO UPDATE SET {string.Join(", ", names.Select(c => $"new_{c} = COALESCE(excluded.new_{c}, {Journal}.new_{c})"))}",
            batchId);
        session.Execute($"UPDATE {Table} SET {string.Join(", ", names.Select(static c => c + " = NULL"))} WHERE {taken}", batchId);
    }

    private bool HasRows(SqlSession session, int batchId) =>
        session.Scalar($"SELECT 1 FROM {Journal} WHERE batch_id = @p0 LIMIT 1", batchId) is not null;

    private string Later(string what, string column) =>
        $"SELECT {what} FROM {Journal} AS x WHERE x.{Key} = j.{Key} AND x.new_{column} IS NOT NULL AND x.applied_version > j.applied_version";

    private string Join(string separator, Func<string, int, string> each) => string.Join(separator, Columns.Select(each));
}
