using Analytics.Core.Domain;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Analytics.Web.Security;

/// <summary>Lets everything that a browser sets off in its circuit run under the reader's row limit.</summary>
internal sealed class RowLimitCircuit(AuthenticationStateProvider state) : CircuitHandler
{
    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => async context =>
    {
        using var _ = RowLimits.Use(RowLimitClaims.Of((await state.GetAuthenticationStateAsync()).User));
        await next(context);
    };
}
