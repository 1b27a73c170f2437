using Analytics.Core.Export;
using Analytics.Core.Import;
using Analytics.Core.Storage;
using Analytics.Web.Security;

namespace Analytics.Web.Commands;

/// <summary>Which exceptions carry a message for the user.</summary>
public static class Failures
{
    /// <summary>What to tell the user; null where the exception was not foreseen.</summary>
    public static string? Explain(Exception exception) => exception switch
    {
        FailedException or StorageException or ExportException or ImportException or AccountException => exception.Message,
        FileNotFoundException { FileName: { Length: > 0 } name } => $"There is no file '{name}'. Check the path.",
        DirectoryNotFoundException or UnauthorizedAccessException or IOException => exception.Message,
        _ => null,
    };
}
