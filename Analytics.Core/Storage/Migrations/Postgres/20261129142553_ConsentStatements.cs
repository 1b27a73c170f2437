using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Analytics.Core.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ConsentStatements : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "marketing_at",
                table: "consents",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "tracking_at",
                table: "consents",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "consent_statements",
                columns: table => new
                {
                    batch_id = table.Column<int>(type: "integer", nullable: false),
                    person_id = table.Column<string>(type: "text", nullable: false),
                    purpose = table.Column<int>(type: "integer", nullable: false),
                    is_given = table.Column<bool>(type: "boolean", nullable: false),
                    is_dated = table.Column<bool>(type: "boolean", nullable: false),
                    said_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consent_statements", x => new { x.batch_id, x.person_id, x.purpose, x.is_given, x.is_dated });
                });

            migrationBuilder.CreateIndex(
                name: "ix_consent_statements_person_id",
                table: "consent_statements",
                column: "person_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "consent_statements");

            migrationBuilder.DropColumn(
                name: "marketing_at",
                table: "consents");

            migrationBuilder.DropColumn(
                name: "tracking_at",
                table: "consents");
        }
    }
}
