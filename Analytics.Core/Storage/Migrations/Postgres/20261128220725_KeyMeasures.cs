using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Analytics.Core.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class KeyMeasures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "alert_log",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    alert_id = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    @event = table.Column<int>(name: "event", type: "integer", nullable: false),
                    by = table.Column<string>(type: "text", nullable: true),
                    detail = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_alert_log", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "alerts",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    measure_key = table.Column<string>(type: "text", nullable: false),
                    severity = table.Column<int>(type: "integer", nullable: false),
                    body_json = table.Column<string>(type: "text", nullable: false),
                    opened_at = table.Column<long>(type: "bigint", nullable: false),
                    cleared_at = table.Column<long>(type: "bigint", nullable: true),
                    acknowledged_by = table.Column<string>(type: "text", nullable: true),
                    acknowledged_at = table.Column<long>(type: "bigint", nullable: true),
                    snoozed_until = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_alerts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "key_measure_values",
                columns: table => new
                {
                    measure_key = table.Column<string>(type: "text", nullable: false),
                    grain = table.Column<int>(type: "integer", nullable: false),
                    slot = table.Column<int>(type: "integer", nullable: false),
                    numerator_units = table.Column<long>(type: "bigint", nullable: false),
                    denominator_units = table.Column<long>(type: "bigint", nullable: false),
                    computed_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_key_measure_values", x => new { x.measure_key, x.grain, x.slot });
                });

            migrationBuilder.CreateIndex(
                name: "ix_alert_log_alert_id",
                table: "alert_log",
                column: "alert_id");

            migrationBuilder.CreateIndex(
                name: "ix_alert_log_at",
                table: "alert_log",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_alerts_measure_key_cleared_at",
                table: "alerts",
                columns: new[] { "measure_key", "cleared_at" });

            migrationBuilder.CreateIndex(
                name: "ix_alerts_opened_at",
                table: "alerts",
                column: "opened_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "alert_log");

            migrationBuilder.DropTable(
                name: "alerts");

            migrationBuilder.DropTable(
                name: "key_measure_values");
        }
    }
}
