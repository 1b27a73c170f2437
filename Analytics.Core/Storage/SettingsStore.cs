using System.Text.Json;
using Analytics.Core.Domain;
using Analytics.Core.Storage.Connections;
using Analytics.Core.Storage.Writing;

namespace Analytics.Core.Storage;

/// <summary>
/// The shop's settings and others by key, as JSON. Values are read once and kept; <see cref="RefreshAsync"/> notices what
/// another process changed. A singleton; safe for concurrent use. The caller writes the audit entry.
/// </summary>
public sealed class SettingsStore
{
    /// <summary>The key of <see cref="Shop"/>.</summary>
    public const string ShopKey = "shop";

    private readonly Database _database;
    private readonly DataStateStore _state;
    private readonly Dictionary<string, string?> _values = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private ShopSettings? _shop;
    private long _version = -1;

    // Grows whenever what was read is forgotten: a value that was read before must not be kept after.
    private long _generation;

    internal SettingsStore(Database database, DataStateStore state)
    {
        _database = database;
        _state = state;
    }

    /// <summary>Raised after a change by this process or one that <see cref="RefreshAsync"/> noticed; outside any lock.</summary>
    public event EventHandler? Changed;

    /// <summary>The shop's settings; <see cref="ShopSettings.Default"/> until they were saved.</summary>
    public ShopSettings Shop
    {
        get
        {
            long generation;
            lock (_lock)
            {
                if (_shop is { } known)
                {
                    return known;
                }

                generation = _generation;
            }

            var shop = Get<ShopSettings>(ShopKey) ?? ShopSettings.Default;
            lock (_lock)
            {
                if (generation == _generation)
                {
                    _shop = shop;
                }
            }

            return shop;
        }
    }

    /// <summary>Saves the shop's settings; raises the data version when numbers depend on what changed (zone, week start, closed).</summary>
    /// <exception cref="SettingsException">They make no sense; the message says what to change.</exception>
    public async Task SaveShopAsync(ShopSettings settings, CancellationToken cancellationToken = default)
    {
        var problems = ShopSettingsRules.Check(settings);
        if (problems.Count > 0)
        {
            throw new SettingsException(problems);
        }

        var before = Shop;
        var alters = before.TimeZoneId != settings.TimeZoneId || before.WeekStart != settings.WeekStart || before.TreatAsClosed != settings.TreatAsClosed;
        await WriteAsync(ShopKey, JsonSerializer.Serialize(settings), alters, cancellationToken);
    }

    /// <summary>A value by key; default when it was never set.</summary>
    /// <exception cref="JsonException">What is stored is not a <typeparamref name="T"/>.</exception>
    public T? Get<T>(string key)
    {
        var json = Read(key);
        return json is null ? default : JsonSerializer.Deserialize<T>(json);
    }

    /// <summary>Stores a value under a key; null removes it.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">Anything that JSON can hold.</param>
    /// <param name="altersNumbers">Whether answers change with it: raises the data version.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public Task SetAsync<T>(string key, T? value, bool altersNumbers = false, CancellationToken cancellationToken = default) =>
        WriteAsync(key, value is null ? null : JsonSerializer.Serialize(value), altersNumbers, cancellationToken);

    /// <summary>
    /// Changes a value by what is stored at that moment: read and written in one transaction, so that no change of another
    /// process is lost in between.
    /// </summary>
    /// <param name="key">The key.</param>
    /// <param name="change">Makes the new value of the stored one (default when there is none); null removes it, the very same object leaves it as it is.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="JsonException">What is stored is not a <typeparamref name="T"/>.</exception>
    public Task UpdateAsync<T>(string key, Func<T?, T?> change, CancellationToken cancellationToken = default)
        where T : class => ChangeAsync(
            session =>
            {
                var stored = Load(session, key) is { } json ? JsonSerializer.Deserialize<T>(json) : null;
                var value = change(stored);
                if (ReferenceEquals(value, stored))
                {
                    return null;
                }

                Store(session, key, value is null ? null : JsonSerializer.Serialize(value));
                return RaiseSettingsVersion(session);
            },
            cancellationToken);

    /// <summary>Looks whether another process changed a setting, forgets what was read if so, and raises <see cref="Changed"/>.</summary>
    /// <returns>Whether something changed.</returns>
    public async Task<bool> RefreshAsync(CancellationToken cancellationToken = default)
    {
        var version = (await _state.ReadAsync(cancellationToken)).SettingsVersion;
        lock (_lock)
        {
            if (version == _version)
            {
                return false;
            }

            var first = _version < 0 && _values.Count == 0;
            Forget(version);
            if (first)
            {
                return false;
            }
        }

        Changed?.Invoke(this, EventArgs.Empty);
        return true;
    }

    private static string? Load(SqlSession session, string key) => (string?)session.Scalar("SELECT value_json FROM settings WHERE key = @p0", key);

    private static void Store(SqlSession session, string key, string? json)
    {
        if (json is null)
        {
            session.Execute("DELETE FROM settings WHERE key = @p0", key);
        }
        else
        {
            session.Execute("INSERT INTO settings (key, value_json) VALUES (@p0, @p1) ON CONFLICT (key) DO UPDATE SET value_json = excluded.value_json", key, json);
        }
    }

    private static long RaiseSettingsVersion(SqlSession session)
    {
        session.Execute("UPDATE data_state SET settings_version = settings_version + 1 WHERE id = 1");
        return session.Number("SELECT settings_version FROM data_state WHERE id = 1");
    }

    private string? Read(string key)
    {
        long generation;
        lock (_lock)
        {
            if (_values.TryGetValue(key, out var known))
            {
                return known;
            }

            generation = _generation;
        }

        var json = _database.Read(session => Load(session, key));
        lock (_lock)
        {
            if (generation == _generation)
            {
                _values[key] = json;
            }
        }

        return json;
    }

    private Task WriteAsync(string key, string? json, bool altersNumbers, CancellationToken cancellationToken) => ChangeAsync(
        session =>
        {
            Store(session, key, json);
            if (altersNumbers)
            {
                BatchSql.RaiseVersion(session);
            }

            return RaiseSettingsVersion(session);
        },
        cancellationToken);

    /// <summary>Runs a change that gives the new version, or null when nothing was changed.</summary>
    private async Task ChangeAsync(Func<SqlSession, long?> change, CancellationToken cancellationToken)
    {
        if (await _database.WriteAsync(change, cancellationToken) is not { } version)
        {
            return;
        }

        lock (_lock)
        {
            // A change of another process in between is read anew as well.
            Forget(version);
        }

        Changed?.Invoke(this, EventArgs.Empty);
    }

    private void Forget(long version)
    {
        _version = version;
        _values.Clear();
        _shop = null;
        _generation++;
    }
}
