using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Analytics.Core.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PurchaseStream : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "stream_version",
                table: "data_state",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "stream_lines",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    batch_id = table.Column<int>(type: "INTEGER", nullable: false),
                    line_key = table.Column<byte[]>(type: "BLOB", nullable: false),
                    corrected_version = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stream_lines", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_stream_lines_corrected_version",
                table: "stream_lines",
                column: "corrected_version",
                filter: "corrected_version IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_stream_lines_line_key",
                table: "stream_lines",
                column: "line_key",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "stream_lines");

            migrationBuilder.DropColumn(
                name: "stream_version",
                table: "data_state");
        }
    }
}
