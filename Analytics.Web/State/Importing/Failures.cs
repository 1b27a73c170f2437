using Analytics.Core.Import;
using Analytics.Core.Storage;
using Analytics.Web.Security;

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

    /// <summary>A refusal of the storage; its message says what happened, what was kept and what to do.</summary>
    public static Failure Of(StorageException refused, ImportStage during) => new(refused.Message, Kept(during));

    /// <summary>Whether an exception is a refusal with a message for people.</summary>
    public static bool IsRefusal(Exception failure) => failure is ImportException or StorageException or AccessDeniedException;

    /// <summary>A failure nobody foresaw; its details are in the server's log.</summary>
    public static Failure Unexpected(Exception failure, ImportStage during) => new(
        "It did not work: " + failure.Message,
        Kept(during),
        "Try again. If it happens again, an admin finds the details in the server's log.");

    /// <summary>What to ask after a check that could not decide: what the plan leaves open and nobody asked yet.</summary>
    public static IReadOnlyList<Ambiguity> QuestionsFor(ImportJobState state)
    {
        var questions = state.Questions.ToList();
        if (state.Plan?.DateFormat is null && questions.TrueForAll(q => q.Subject != AmbiguitySubject.DateFormat))
        {
            questions.Add(new Ambiguity(AmbiguitySubject.DateFormat, "How are the dates written?",
            [
                new("dmy", "Day first: 03/04/2011 is 3 April"),
                new("mdy", "Month first: 03/04/2011 is 4 March"),
                new("ymd", "Year first: 11/04/03 is 3 April"),
            ]));
        }

        if (state.Plan?.DecimalSign is null && questions.TrueForAll(q => q.Subject != AmbiguitySubject.DecimalSign))
        {
            questions.Add(new Ambiguity(AmbiguitySubject.DecimalSign, "Which sign comes before the decimals?",
            [
                new(".", "A point: 1,234 is one thousand two hundred and thirty-four"),
                new(",", "A comma: 1,234 is a little more than one"),
            ]));
        }

        return questions;
    }

    private static string Kept(ImportStage during) => during switch
    {
        ImportStage.Importing => "Nothing of the file was kept in your data; your mapping and the report are still here.",
        ImportStage.Checking => "Nothing was written; your mapping is still here.",
        _ => "Nothing was written; your data is as it was.",
    };
}
