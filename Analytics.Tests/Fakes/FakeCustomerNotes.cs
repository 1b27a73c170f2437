using Analytics.Core.Domain;
using Analytics.Web.Security;
using Analytics.Web.State;

namespace Analytics.Tests.Fakes;

/// <summary>Notes in memory, written by one account.</summary>
public sealed class FakeCustomerNotes(string author) : ICustomerNotes
{
    private readonly List<CustomerNote> _notes = [];

    /// <summary>Whether writing is refused.</summary>
    public bool IsLocked { get; set; }

    public CustomerNote Put(string customer, string text, string? by = null)
    {
        var note = new CustomerNote { Id = _notes.Count + 1, CustomerId = customer, Text = text, Author = by ?? author, CreatedAt = DateTimeOffset.UnixEpoch, Version = 1 };
        _notes.Add(note);
        return note;
    }

    public Task<IReadOnlyList<CustomerNote>> ListAsync(string customerId, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<CustomerNote>>([.. _notes.Where(n => n.CustomerId == customerId && n.DeletedAt is null).OrderByDescending(n => n.Id)]);

    public Task<CustomerNote> AddAsync(string customerId, string text) => Open(() => Put(customerId, text));

    public Task<CustomerNote> ChangeAsync(CustomerNote note, string text) => Open(() =>
    {
        note.Text = text;
        return note;
    });

    public Task DeleteAsync(CustomerNote note) => Open(() =>
    {
        note.DeletedAt = DateTimeOffset.UnixEpoch;
        return note;
    });

    public Task RestoreAsync(CustomerNote note) => Open(() =>
    {
        note.DeletedAt = null;
        return note;
    });

    private Task<CustomerNote> Open(Func<CustomerNote> work) =>
        IsLocked ? throw new AccessDeniedException("This needs the role Analyst or Admin.") : Task.FromResult(work());
}
