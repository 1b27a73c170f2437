using System.Reflection;
using Analytics.Web.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Routing.Template;

namespace Analytics.Web.Hosting.OwnUse;

/// <summary>The pages' routes: which one an address leads to, so that ids and searches stay out of records.</summary>
internal static class PageRoutes
{
    private static readonly (string Route, TemplateMatcher Matcher)[] All =
    [
        .. typeof(App).Assembly.GetTypes().SelectMany(static type => type.GetCustomAttributes<RouteAttribute>()).Select(static route => route.Template).Distinct(StringComparer.Ordinal)
            .Select(static route => (route, TemplateParser.Parse(route)))
            .OrderBy(static r => r.Item2.Parameters.Count)
            .Select(static r => (r.route, new TemplateMatcher(r.Item2, []))),
    ];

    /// <summary>The route of a path; null where it is no page's.</summary>
    public static string? Of(PathString path)
    {
        var found = Array.Find(All, route => route.Matcher.TryMatch(path.HasValue ? path : "/", []));
        return found.Route;
    }
}
