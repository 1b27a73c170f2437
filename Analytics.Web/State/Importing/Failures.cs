using Analytics.Core.Import;

namespace Analytics.Web.State.Importing;

/// <summary>Turns what went wrong into words: what happened, what was kept, what to do.</summary>
public static class Failures
{
    /// <summary>A refusal; its message says what is wrong and what to do about the file.</summary>
    public static Failure Of(ImportException refused, ImportStage during) => new(
        refused.Message,
        Kept(during),
        refused.Error switch
        {
            ImportError.BadPlan => "Look at the columns again, then check once more.",
            ImportError.Ambiguous => "Answer the question below, then check again.",
            ImportError.NothingReadable => "Look at the columns again: dates, decimals or the header may be read wrongly.",
            ImportError.SameFile => "Choose below whether to import it again.",
            ImportError.FileChanged => "Check again, then import.",
            ImportError.NoSuchBatch => "Reload the page to see what is there now.",
            _ => null,
        });

    /// <summary>A failure nobody foresaw; its details are in the server's log.</summary>
    public static Failure Unexpected(Exception failure, ImportStage during) => new(
        "It did not work: " + failure.Message,
        Kept(during),
        "Try again. If it happens again, an admin finds the details in the server's log.");

    private static string Kept(ImportStage during) => during switch
    {
        ImportStage.Importing => "Nothing of the file was kept in your data; your mapping and the report are still here.",
        ImportStage.Checking => "Nothing was written; your mapping is still here.",
        _ => "Nothing was written; your data is as it was.",
    };
}
