using Analytics.Core.Domain;
using Analytics.Core.Storage;
using Analytics.Web.Security;

namespace Analytics.Web.State;

/// <summary>Notes from Storage, behind the lock of the one who asks. Scoped.</summary>
public sealed class CustomerNotes(CustomerNoteStore store, AuditLog audit, CurrentActor current) : ICustomerNotes
{
    /// <inheritdoc />
    public Task<IReadOnlyList<CustomerNote>> ListAsync(string customerId, CancellationToken cancellationToken = default) =>
        store.ListAsync(customerId, cancellationToken);

    /// <inheritdoc />
    public async Task<CustomerNote> AddAsync(string customerId, string text)
    {
        var actor = await current.RequireAsync(Policies.SaveViews);
        var note = await store.AddAsync(actor.Name, customerId, text);
        await WriteDownAsync(actor, "note.create", note);
        return note;
    }

    /// <inheritdoc />
    public async Task<CustomerNote> ChangeAsync(CustomerNote note, string text)
    {
        var actor = await RequireOwnAsync(note);
        var changed = await store.ChangeAsync(note.Id, note.Version, text);
        await WriteDownAsync(actor, "note.change", changed);
        return changed;
    }

    /// <inheritdoc />
    public async Task DeleteAsync(CustomerNote note)
    {
        var actor = await RequireOwnAsync(note);
        await WriteDownAsync(actor, "note.delete", await store.DeleteAsync(note.Id));
    }

    /// <inheritdoc />
    public async Task RestoreAsync(CustomerNote note)
    {
        var actor = await RequireOwnAsync(note);
        await WriteDownAsync(actor, "note.restore", await store.RestoreAsync(note.Id));
    }

    private async Task<Actor> RequireOwnAsync(CustomerNote seen)
    {
        var actor = await current.RequireAsync(Policies.SaveViews);
        // The author as it is stored: what a page holds could be anybody's.
        var stored = await store.FindAsync(seen.Id) ?? throw new StorageException(StorageProblem.NotFound, "There is no such note: it may have been deleted.");
        return stored.Author == actor.Name || await current.MayAsync(Policies.Administer)
            ? actor
            : throw new AccessDeniedException($"This note is {stored.Author}'s. Its author or an admin can change it.");
    }

    private Task WriteDownAsync(Actor actor, string action, CustomerNote note) =>
        audit.WriteAsync(actor.Name, action, note.CustomerId, new { note.Id, note.Version, note.Author }, actor.Address);
}
