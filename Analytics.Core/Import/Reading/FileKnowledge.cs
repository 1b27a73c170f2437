namespace Analytics.Core.Import.Reading;

/// <summary>What the last looks at a file said, as long as the file is the same.</summary>
internal sealed class FileKnowledge
{
    private readonly Lock _lock = new();
    private FileFacts? _facts;
    private FileProfile? _profile;

    /// <summary>The facts about the file's bytes, read anew if it changed.</summary>
    public FileFacts Facts(string path, Func<FileFacts> read)
    {
        var info = new FileInfo(path);
        lock (_lock)
        {
            if (_facts is not null && info.Exists && _facts.Bytes == info.Length && _facts.LastWriteUtc == info.LastWriteTimeUtc)
            {
                return _facts;
            }
        }

        var facts = read();
        lock (_lock)
        {
            _facts = facts;
            _profile = null;
        }

        return facts;
    }

    /// <summary>The file's profile in this layout, read unless it was the last one.</summary>
    public FileProfile Profile(FileLayout layout, Func<FileProfile> read)
    {
        lock (_lock)
        {
            if (_profile is not null && IsSame(_profile.Layout, layout))
            {
                return _profile;
            }
        }

        var profile = read();
        lock (_lock)
        {
            _profile = profile;
        }

        return profile;
    }

    private static bool IsSame(FileLayout one, FileLayout other) =>
        one with { Widths = null } == other with { Widths = null }
        && (one.Widths ?? []).SequenceEqual(other.Widths ?? []);
}
