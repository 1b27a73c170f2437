using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Analytics.Core.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class RfmSnapshots : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "rfm_snapshots",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    taken_at = table.Column<long>(type: "bigint", nullable: false),
                    data_version = table.Column<long>(type: "bigint", nullable: false),
                    customers = table.Column<int>(type: "integer", nullable: false),
                    header_json = table.Column<string>(type: "text", nullable: false),
                    scores = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rfm_snapshots", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_rfm_snapshots_day",
                table: "rfm_snapshots",
                column: "day",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "rfm_snapshots");
        }
    }
}
