namespace Analytics.Tests;

/// <summary>A theory that is skipped, saying so, when the shared files that it names are absent.</summary>
public sealed class SharedDataTheoryAttribute : TheoryAttribute
{
    /// <summary>Marks a test.</summary>
    /// <param name="files">The files that the test reads, relative to the shared folder, parted by semicolons.</param>
    public SharedDataTheoryAttribute(string files)
    {
        Skip = SharedDataSkip.Reason(files);
    }
}
