// For: Sqlite.props beside this file, which says what and why. Delete both together.
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace Analytics.Registry;

/// <summary>Finds the SQLitePCLRaw assemblies in their own folder, and the best native SQLite for them.</summary>
internal static class SqliteResolver
{
    private static readonly string Folder =
        Path.Combine(Path.GetDirectoryName(typeof(SqliteResolver).Assembly.Location) ?? AppContext.BaseDirectory, "sqlite");

#pragma warning disable CA2255 // A module initializer in a library: it must run before the first connection, whoever opens it.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Register()
    {
        AssemblyLoadContext.Default.Resolving += Resolve;
    }

    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name)
    {
        if (name.Name?.StartsWith("SQLitePCLRaw.", StringComparison.Ordinal) != true)
        {
            return null;
        }

        var path = Path.Combine(Folder, name.Name + ".dll");
        if (!File.Exists(path))
        {
            return null;
        }

        var assembly = context.LoadFromAssemblyPath(path);
        if (string.Equals(name.Name, "SQLitePCLRaw.provider.e_sqlite3", StringComparison.Ordinal))
        {
            NativeLibrary.SetDllImportResolver(assembly, static (library, _, _) => LoadNative(library));
        }

        return assembly;
    }

    // The system's library is patched; the bundled one is 3.35.5 and only a last resort.
    private static nint LoadNative(string library)
    {
        if (!string.Equals(library, "e_sqlite3", StringComparison.Ordinal))
        {
            return 0;
        }

        foreach (var (path, source) in Candidates())
        {
            if (NativeLibrary.TryLoad(path, out var handle))
            {
                AppContext.SetData("Sqlite.NativeLibrary", source); // the start-up log names it
                return handle;
            }
        }

        return 0;
    }

    private static IEnumerable<(string Path, string Source)> Candidates()
    {
        var architecture = RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();
        if (OperatingSystem.IsWindows())
        {
            yield return ("winsqlite3.dll", "system");
            yield return (Path.Combine(Folder, $"win-{architecture}", "e_sqlite3.dll"), "bundled");
        }
        else if (OperatingSystem.IsMacOS())
        {
            yield return ("libsqlite3.dylib", "system");
            yield return (Path.Combine(Folder, $"osx-{architecture}", "libe_sqlite3.dylib"), "bundled");
        }
        else
        {
            yield return ("libsqlite3.so.0", "system");
            yield return (Path.Combine(Folder, $"linux-{architecture}", "libe_sqlite3.so"), "bundled");
            yield return (Path.Combine(Folder, $"linux-musl-{architecture}", "libe_sqlite3.so"), "bundled");
        }
    }
}
