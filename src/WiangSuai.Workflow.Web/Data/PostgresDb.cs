using Microsoft.EntityFrameworkCore;

namespace WiangSuai.Workflow.Web.Data;

/// <summary>The office's database on PostgreSQL.</summary>
public sealed class PostgresDb(DbContextOptions<PostgresDb> options) : AppDb(options)
{
    public override string ThaiOrder => "th-x-icu";
}
