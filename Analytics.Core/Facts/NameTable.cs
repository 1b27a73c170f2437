namespace Analytics.Core.Facts;

/// <summary>Names by code, code 0 meaning "none"; never changed once made.</summary>
public sealed class NameTable
{
    private readonly Dictionary<string, int> _codes;

    private NameTable(IReadOnlyList<string> names)
    {
        Names = names;
        _codes = new Dictionary<string, int>(names.Count, StringComparer.Ordinal);
        for (var code = 1; code < names.Count; code++)
        {
            _codes[names[code]] = code;
        }
    }

    /// <summary>No names.</summary>
    public static NameTable Empty { get; } = new([""]);

    /// <summary>The names by code; the one at 0 is empty and means "none".</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>How many codes there are, 0 among them.</summary>
    public int Count => Names.Count;

    /// <summary>The code of <paramref name="name"/>; -1 when it is not known.</summary>
    public int Find(string name) => _codes.GetValueOrDefault(name, -1);

    /// <summary>A table with these names, the first of them being code 0's empty one.</summary>
    internal static NameTable Of(IReadOnlyList<string> names) => new(names);

    /// <summary>Hands out codes for names, old ones first; <see cref="Build"/> gives the grown table.</summary>
    internal sealed class Writer(NameTable basis)
    {
        private Dictionary<string, int>? _added;
        private List<string>? _names;

        /// <summary>The code of <paramref name="name"/>, a new one if need be; 0 for null and empty names.</summary>
        public int Code(string? name)
        {
            if (string.IsNullOrEmpty(name))
            {
                return 0;
            }

            var code = basis.Find(name);
            if (code > 0)
            {
                return code;
            }

            _added ??= new Dictionary<string, int>(StringComparer.Ordinal);
            if (!_added.TryGetValue(name, out code))
            {
                _names ??= [.. basis.Names];
                code = _names.Count;
                _names.Add(name);
                _added[name] = code;
            }

            return code;
        }

        /// <summary>The table with all names, the very same one when none was added.</summary>
        public NameTable Build() => _names is null ? basis : new NameTable(_names);
    }
}
