namespace Analytics.Core.Storage;

/// <summary>Settings that make no sense; nothing was saved.</summary>
public sealed class SettingsException : Exception
{
    /// <summary>Makes one.</summary>
    /// <param name="problems">Messages by the property's name.</param>
    public SettingsException(IReadOnlyDictionary<string, string> problems)
        : base(string.Join(" ", problems.Values))
    {
        Problems = problems;
    }

    /// <summary>What to change, by the property's name.</summary>
    public IReadOnlyDictionary<string, string> Problems { get; }
}
