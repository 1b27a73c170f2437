namespace Analytics.Tests;

internal static class SharedDataSkip
{
    /// <summary>Why a test that reads these files cannot run, or null when it can.</summary>
    internal static string? Reason(string files)
    {
        foreach (var file in files.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!SharedData.Has(file))
            {
                return $"Left out: shared/{file} is not beside the project ({SharedData.Variable} names another folder).";
            }
        }

        return null;
    }
}
