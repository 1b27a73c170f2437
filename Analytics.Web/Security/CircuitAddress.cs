using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Analytics.Web.Security;

/// <summary>Notes a circuit's network address when it is connected, for the audit.</summary>
internal sealed class CircuitAddress(CurrentActor actor) : CircuitHandler
{
    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        actor.NoteAddress();
        return Task.CompletedTask;
    }
}
