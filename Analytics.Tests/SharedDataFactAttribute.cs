namespace Analytics.Tests;

/// <summary>A fact that is skipped, saying so, when the shared files that it names are absent.</summary>
public sealed class SharedDataFactAttribute : FactAttribute
{
    /// <summary>Marks a test.</summary>
    /// <param name="files">The files that the test reads, relative to the shared folder, parted by semicolons.</param>
    public SharedDataFactAttribute(string files)
    {
        Skip = SharedDataSkip.Reason(files);
    }
}
