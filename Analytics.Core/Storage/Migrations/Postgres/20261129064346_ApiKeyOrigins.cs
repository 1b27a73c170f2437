using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Analytics.Core.Storage.Migrations.Postgres
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
                type: "text",
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
