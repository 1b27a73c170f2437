// For: Bunit.props beside this file, which says what and why. Delete both together.
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace Analytics.Registry;

/// <summary>Finds AngleSharp.Diffing, older than bUnit asks for, in its own folder.</summary>
internal static class BunitResolver
{
#pragma warning disable CA2255 // A module initializer: it must run before the first test.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Register() => AssemblyLoadContext.Default.Resolving += Resolve;

    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name)
    {
        if (!string.Equals(name.Name, "AngleSharp.Diffing", StringComparison.Ordinal))
        {
            return null;
        }

        var here = Path.GetDirectoryName(typeof(BunitResolver).Assembly.Location) ?? AppContext.BaseDirectory;
        return context.LoadFromAssemblyPath(Path.Combine(here, "bunit", "AngleSharp.Diffing.dll"));
    }
}
