using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace WiangSuai.Workflow.Web.Data.Migrations;

/// <summary>Written by hand, so that <c>Initial</c> can be made anew while the model still grows. Its number sorts after every such <c>Initial</c>.</summary>
[DbContext(typeof(SqliteDb))]
[Migration("20270101000000_Guards")]
internal sealed class SqliteGuards : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Install(ProviderSql.All);
}

/// <inheritdoc cref="SqliteGuards"/>
[DbContext(typeof(PostgresDb))]
[Migration("20270101000000_Guards")]
internal sealed class PostgresGuards : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Install(ProviderSql.All);
}
