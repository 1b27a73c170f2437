using System.Data.Common;

namespace Analytics.Core.Storage.Connections;

/// <summary>A statement that is run many times with other values: @p0, @p1 and so on.</summary>
internal sealed class PreparedSql : IDisposable
{
    private static readonly string[] Names = [.. Enumerable.Range(0, 64).Select(static i => "@p" + i.ToString(System.Globalization.CultureInfo.InvariantCulture))];

    private readonly DbCommand _command;

    public PreparedSql(DbConnection connection, DbTransaction? transaction, string sql)
    {
        _command = connection.CreateCommand();
        _command.Transaction = transaction;
        _command.CommandText = sql;
    }

    public static string Name(int index) => Names[index];

    public int Execute(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return _command.ExecuteNonQuery();
    }

    public object? Scalar(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        var value = _command.ExecuteScalar();
        return value is DBNull ? null : value;
    }

    public DbDataReader Query(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return _command.ExecuteReader();
    }

    public void Dispose() => _command.Dispose();

    private void Bind(ReadOnlySpan<object?> values)
    {
        var parameters = _command.Parameters;
        for (var i = parameters.Count; i < values.Length; i++)
        {
            var parameter = _command.CreateParameter();
            parameter.ParameterName = Names[i];
            parameters.Add(parameter);
        }

        for (var i = 0; i < values.Length; i++)
        {
            parameters[i].Value = values[i] ?? DBNull.Value;
        }
    }
}
