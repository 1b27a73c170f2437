// For: tests that open a connection before they touch Analytics.Core. Delete with Sqlite.props.
using System.Runtime.CompilerServices;

namespace Analytics.Registry;

/// <summary>Registers the SQLite resolver, which lives in Analytics.Core, before the first test.</summary>
internal static class SqliteInTests
{
#pragma warning disable CA2255 // A module initializer: it must run before the first test.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Register() =>
        RuntimeHelpers.RunModuleConstructor(typeof(Analytics.Core.AssemblyMarker).Module.ModuleHandle);
}
