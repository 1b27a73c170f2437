using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Analytics.Core.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ApiKeyOrigins : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "origins",
                table: "api_keys",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "origins",
                table: "api_keys");
        }
    }
}
