using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Analytics.Core.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Campaigns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "campaign_days",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    batch_id = table.Column<int>(type: "INTEGER", nullable: true),
                    campaign = table.Column<string>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ad = table.Column<string>(type: "TEXT", nullable: true),
                    age = table.Column<string>(type: "TEXT", nullable: true),
                    gender = table.Column<string>(type: "TEXT", nullable: true),
                    interest = table.Column<string>(type: "TEXT", nullable: true),
                    impressions = table.Column<long>(type: "INTEGER", nullable: true),
                    clicks = table.Column<long>(type: "INTEGER", nullable: true),
                    cost_units = table.Column<long>(type: "INTEGER", nullable: true),
                    revenue_units = table.Column<long>(type: "INTEGER", nullable: true),
                    conversions_json = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_campaign_days", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "campaign_entries",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    batch_id = table.Column<int>(type: "INTEGER", nullable: true),
                    external_id = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: true),
                    type = table.Column<string>(type: "TEXT", nullable: true),
                    channel = table.Column<string>(type: "TEXT", nullable: true),
                    target = table.Column<string>(type: "TEXT", nullable: true),
                    budget_units = table.Column<long>(type: "INTEGER", nullable: true),
                    starts_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ends_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    status = table.Column<string>(type: "TEXT", nullable: true),
                    is_deleted = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_campaign_entries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "marketing_documents",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    json = table.Column<string>(type: "TEXT", nullable: false),
                    created_by = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    deleted_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_marketing_documents", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "touch_paths",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    batch_id = table.Column<int>(type: "INTEGER", nullable: true),
                    path = table.Column<string>(type: "TEXT", nullable: false),
                    conversions = table.Column<long>(type: "INTEGER", nullable: false),
                    value_units = table.Column<long>(type: "INTEGER", nullable: false),
                    nulls = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_touch_paths", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_campaign_days_batch_id",
                table: "campaign_days",
                column: "batch_id");

            migrationBuilder.CreateIndex(
                name: "ix_campaign_entries_batch_id",
                table: "campaign_entries",
                column: "batch_id");

            migrationBuilder.CreateIndex(
                name: "ix_marketing_documents_kind",
                table: "marketing_documents",
                column: "kind");

            migrationBuilder.CreateIndex(
                name: "ix_touch_paths_batch_id",
                table: "touch_paths",
                column: "batch_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "campaign_days");

            migrationBuilder.DropTable(
                name: "campaign_entries");

            migrationBuilder.DropTable(
                name: "marketing_documents");

            migrationBuilder.DropTable(
                name: "touch_paths");
        }
    }
}
