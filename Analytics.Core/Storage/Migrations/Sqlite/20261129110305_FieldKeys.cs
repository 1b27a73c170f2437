using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Analytics.Core.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class FieldKeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "gender",
                table: "visitor_facts",
                type: "TEXT",
                nullable: true);

            // The word itself moves to where it is encrypted.
            migrationBuilder.Sql("UPDATE visitor_facts SET gender = (SELECT l.name FROM event_labels AS l WHERE l.id = visitor_facts.gender_id) WHERE gender_id IS NOT NULL");

            // Not by DropColumn and AlterColumn, for which EF Core makes the tables anew outside of a transaction: killed there, the schema would stand between two.
            migrationBuilder.Sql("ALTER TABLE visitor_facts DROP COLUMN gender_id");
            ToText(migrationBuilder, "customers", "birth_year");
            ToText(migrationBuilder, "customers", "age_years");
            ToText(migrationBuilder, "customer_changes", "old_birth_year");
            ToText(migrationBuilder, "customer_changes", "old_age_years");
            ToText(migrationBuilder, "customer_changes", "new_birth_year");
            ToText(migrationBuilder, "customer_changes", "new_age_years");

            migrationBuilder.CreateTable(
                name: "field_keys",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    retired_at = table.Column<long>(type: "INTEGER", nullable: true),
                    wrapped = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_field_keys", x => x.id);
                });
        }

        private static void ToText(MigrationBuilder migrationBuilder, string table, string column)
        {
            migrationBuilder.Sql($"ALTER TABLE {table} ADD COLUMN {column}_text TEXT NULL");
            migrationBuilder.Sql($"UPDATE {table} SET {column}_text = CAST({column} AS TEXT) WHERE {column} IS NOT NULL");
            migrationBuilder.Sql($"ALTER TABLE {table} DROP COLUMN {column}");
            migrationBuilder.Sql($"ALTER TABLE {table} RENAME COLUMN {column}_text TO {column}");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "field_keys");

            migrationBuilder.DropColumn(
                name: "gender",
                table: "visitor_facts");

            migrationBuilder.AddColumn<int>(
                name: "gender_id",
                table: "visitor_facts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AlterColumn<int>(
                name: "birth_year",
                table: "customers",
                type: "INTEGER",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldNullable: true);

            migrationBuilder.AlterColumn<int>(
                name: "age_years",
                table: "customers",
                type: "INTEGER",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldNullable: true);

            migrationBuilder.AlterColumn<int>(
                name: "old_birth_year",
                table: "customer_changes",
                type: "INTEGER",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldNullable: true);

            migrationBuilder.AlterColumn<int>(
                name: "old_age_years",
                table: "customer_changes",
                type: "INTEGER",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldNullable: true);

            migrationBuilder.AlterColumn<int>(
                name: "new_birth_year",
                table: "customer_changes",
                type: "INTEGER",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldNullable: true);

            migrationBuilder.AlterColumn<int>(
                name: "new_age_years",
                table: "customer_changes",
                type: "INTEGER",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldNullable: true);
        }
    }
}
