using System.Collections.Frozen;
using System.Reflection;
using Analytics.Core.Queries;

namespace Analytics.Web.Api;

/// <summary>
/// A misspelt parameter is an error, not a default: refuses what an endpoint does not take, where its signature says what it takes. Endpoints that read
/// the query string themselves refuse it themselves.
/// </summary>
internal static class KnownParameters
{
    /// <summary>Looks at an endpoint once, and guards it where its parameters are known.</summary>
    public static EndpointFilterDelegate Check(EndpointFilterFactoryContext factory, EndpointFilterDelegate next)
    {
        var parameters = factory.MethodInfo.GetParameters();
        var known = parameters.Where(IsRead).Select(static p => p.Name!).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var readsItself = Array.Exists(parameters, static p => p.ParameterType == typeof(HttpContext) || p.ParameterType == typeof(HttpRequest));
        return invocation =>
        {
            // Some of them are parts of the path.
            if (!readsItself || known.Any(name => !invocation.HttpContext.Request.RouteValues.ContainsKey(name)))
            {
                Check(invocation.HttpContext, known);
            }

            return next(invocation);
        };
    }

    /// <summary>Refuses every parameter but those that the endpoint's metadata tells of (pages, filters).</summary>
    /// <exception cref="QueryException">There is one; it names it.</exception>
    public static void None(HttpContext context) => Check(context, FrozenSet<string>.Empty);

    /// <summary>Refuses every parameter but these and those of the metadata.</summary>
    /// <exception cref="QueryException">There is another; it names it.</exception>
    public static void Check(HttpContext context, IReadOnlySet<string> known)
    {
        var metadata = context.GetEndpoint()?.Metadata;
        var isPaged = metadata?.GetMetadata<PagedMetadata>() is not null;
        if (metadata?.GetMetadata<PartMetadata>() is { } parts)
        {
            known = known.Concat(parts.Names).ToHashSet(StringComparer.OrdinalIgnoreCase);
        }

        foreach (var name in context.Request.Query.Keys)
        {
            if (!known.Contains(name) && !(isPaged && name.ToUpperInvariant() is "SKIP" or "TAKE"))
            {
                var all = isPaged ? [.. known, "skip", "take"] : known.ToArray();
                throw new QueryException(
                    name.Length <= 60 ? name : name[..60] + "…", all.Length == 0 ? "There are no parameters here." : $"There is no such parameter here. There are: {string.Join(", ", all)}.");
            }
        }
    }

    private static bool IsRead(ParameterInfo parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        return type.IsPrimitive || type == typeof(string) || type == typeof(Guid) || type == typeof(DateOnly) || type.IsEnum;
    }
}
