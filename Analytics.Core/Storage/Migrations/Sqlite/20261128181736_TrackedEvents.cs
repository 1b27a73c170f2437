using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Analytics.Core.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class TrackedEvents : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "first_event_id",
                table: "import_batches",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "last_event_id",
                table: "import_batches",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "event_stamp",
                table: "data_state",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "event_version",
                table: "data_state",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "event_actors",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    external_id = table.Column<string>(type: "TEXT", nullable: false),
                    batch_id = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_event_actors", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "event_labels",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    batch_id = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_event_labels", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "event_sessions",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    external_id = table.Column<string>(type: "TEXT", nullable: false),
                    batch_id = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_event_sessions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "tracked_events",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    batch_id = table.Column<int>(type: "INTEGER", nullable: false),
                    source_line = table.Column<long>(type: "INTEGER", nullable: false),
                    event_key = table.Column<byte[]>(type: "BLOB", nullable: true),
                    actor_id = table.Column<int>(type: "INTEGER", nullable: false),
                    session_id = table.Column<int>(type: "INTEGER", nullable: true),
                    type = table.Column<int>(type: "INTEGER", nullable: false),
                    name_id = table.Column<int>(type: "INTEGER", nullable: false),
                    at_unix_ms = table.Column<long>(type: "INTEGER", nullable: true),
                    page_id = table.Column<int>(type: "INTEGER", nullable: true),
                    referrer_id = table.Column<int>(type: "INTEGER", nullable: true),
                    device_id = table.Column<int>(type: "INTEGER", nullable: true),
                    channel_id = table.Column<int>(type: "INTEGER", nullable: true),
                    properties_json = table.Column<string>(type: "TEXT", nullable: true),
                    revenue_units = table.Column<long>(type: "INTEGER", nullable: true),
                    engagement = table.Column<int>(type: "INTEGER", nullable: false),
                    sentiment_units = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tracked_events", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "visitor_aliases",
                columns: table => new
                {
                    batch_id = table.Column<int>(type: "INTEGER", nullable: false),
                    visitor_id = table.Column<int>(type: "INTEGER", nullable: false),
                    customer_id = table.Column<int>(type: "INTEGER", nullable: false),
                    event_id = table.Column<long>(type: "INTEGER", nullable: false),
                    at_unix_ms = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_visitor_aliases", x => new { x.batch_id, x.visitor_id, x.customer_id });
                });

            migrationBuilder.CreateTable(
                name: "visitor_facts",
                columns: table => new
                {
                    batch_id = table.Column<int>(type: "INTEGER", nullable: false),
                    actor_id = table.Column<int>(type: "INTEGER", nullable: false),
                    at_unix_ms = table.Column<long>(type: "INTEGER", nullable: true),
                    device_id = table.Column<int>(type: "INTEGER", nullable: true),
                    gender_id = table.Column<int>(type: "INTEGER", nullable: true),
                    attributes_json = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_visitor_facts", x => new { x.batch_id, x.actor_id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_event_actors_external_id",
                table: "event_actors",
                column: "external_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_event_labels_kind_name",
                table: "event_labels",
                columns: new[] { "kind", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_event_sessions_external_id",
                table: "event_sessions",
                column: "external_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_tracked_events_event_key",
                table: "tracked_events",
                column: "event_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_visitor_aliases_batch_id_event_id",
                table: "visitor_aliases",
                columns: new[] { "batch_id", "event_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "event_actors");

            migrationBuilder.DropTable(
                name: "event_labels");

            migrationBuilder.DropTable(
                name: "event_sessions");

            migrationBuilder.DropTable(
                name: "tracked_events");

            migrationBuilder.DropTable(
                name: "visitor_aliases");

            migrationBuilder.DropTable(
                name: "visitor_facts");

            migrationBuilder.DropColumn(
                name: "first_event_id",
                table: "import_batches");

            migrationBuilder.DropColumn(
                name: "last_event_id",
                table: "import_batches");

            migrationBuilder.DropColumn(
                name: "event_stamp",
                table: "data_state");

            migrationBuilder.DropColumn(
                name: "event_version",
                table: "data_state");
        }
    }
}
