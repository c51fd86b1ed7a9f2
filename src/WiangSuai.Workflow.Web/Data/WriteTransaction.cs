using Microsoft.EntityFrameworkCore.Storage;

namespace WiangSuai.Workflow.Web.Data;

/// <summary>A transaction that writes, together with the turn that SQLite needs for it. Disposed without <see cref="Commit"/>, nothing of it stays.</summary>
public sealed class WriteTransaction : IAsyncDisposable
{
    readonly IDbContextTransaction transaction;
    readonly IDisposable? turn;

    WriteTransaction(IDbContextTransaction transaction, IDisposable? turn) => (this.transaction, this.turn) = (transaction, turn);

    internal static async Task<WriteTransaction> Begin(AppDb db, CancellationToken ct)
    {
        var turn = await db.TurnToWrite(ct);
        try
        {
            return new WriteTransaction(await db.Database.BeginTransactionAsync(ct), turn); // SQLite: BEGIN IMMEDIATE
        }
        catch
        {
            turn?.Dispose();   // whatever it was: nobody else knows of the turn yet, and without this no one would write again
            throw;
        }
    }

    public Task Commit(CancellationToken ct) => transaction.CommitAsync(ct);

    public async ValueTask DisposeAsync()
    {
        try
        {
            await transaction.DisposeAsync();
        }
        finally
        {
            turn?.Dispose();
        }
    }
}
