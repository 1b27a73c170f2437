using Microsoft.EntityFrameworkCore.Migrations;

namespace Analytics.Core.Storage.Model;

/// <summary>Has the database itself refuse to change or remove an entry of the audit, whoever asks.</summary>
internal static class AuditTriggers
{
    private const string Name = "audit_entries_append_only";

    /// <summary>For SQLite. An entry without a hash is from before there was a chain, and is given one.</summary>
    public static void AddToSqlite(MigrationBuilder migration)
    {
        migration.Sql($"CREATE TRIGGER {Name}_update BEFORE UPDATE ON audit_entries WHEN OLD.hash IS NOT NULL BEGIN SELECT RAISE(ABORT, 'Entries of the audit are never changed.'); END;");
        migration.Sql($"CREATE TRIGGER {Name}_delete BEFORE DELETE ON audit_entries BEGIN SELECT RAISE(ABORT, 'Entries of the audit are never removed.'); END;");
    }

    /// <summary>For SQLite.</summary>
    public static void RemoveFromSqlite(MigrationBuilder migration)
    {
        migration.Sql($"DROP TRIGGER {Name}_update;");
        migration.Sql($"DROP TRIGGER {Name}_delete;");
    }

    /// <summary>For PostgreSQL.</summary>
    public static void AddToPostgres(MigrationBuilder migration)
    {
        migration.Sql(
            $"""
            CREATE FUNCTION {Name}() RETURNS trigger LANGUAGE plpgsql AS $body$
            BEGIN
                IF TG_OP = 'UPDATE' AND OLD.hash IS NULL THEN RETURN NEW; END IF;
                RAISE EXCEPTION 'Entries of the audit are never changed or removed.';
            END
            $body$;
            """);
        migration.Sql($"CREATE TRIGGER {Name}_row BEFORE UPDATE OR DELETE ON audit_entries FOR EACH ROW EXECUTE FUNCTION {Name}();");
        migration.Sql($"CREATE TRIGGER {Name}_all BEFORE TRUNCATE ON audit_entries FOR EACH STATEMENT EXECUTE FUNCTION {Name}();");
    }

    /// <summary>For PostgreSQL.</summary>
    public static void RemoveFromPostgres(MigrationBuilder migration)
    {
        migration.Sql($"DROP TRIGGER {Name}_row ON audit_entries;");
        migration.Sql($"DROP TRIGGER {Name}_all ON audit_entries;");
        migration.Sql($"DROP FUNCTION {Name}();");
    }
}
