using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Analytics.Web.State.Places;

/// <summary>
/// Finds places by the names that shops write: countries (in eight languages, or by their codes) and cities of at least 15,000 people, with or without
/// their country ("Valencia", "Valencia, ES", "Valencia (Spain)"). Of cities that share a name and have no country the most populous is taken. From
/// GeoNames and Natural Earth, packed at build; nothing is looked up outside. Safe for concurrent use.
/// </summary>
public sealed class PlaceIndex
{
    private const string Resource = "places.tsv.gz";
    private const int MostKept = 10_000;

    private readonly Dictionary<string, Place> _countries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Place>> _cities = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Place?> _found = new(StringComparer.Ordinal);

    private PlaceIndex()
    {
        using var packed = typeof(PlaceIndex).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"The build left out {Resource}.");
        using var reader = new StreamReader(new GZipStream(packed, CompressionMode.Decompress), Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            var fields = line.Split('\t');
            var place = new Place(string.Intern(fields[1]), double.Parse(fields[2], CultureInfo.InvariantCulture), double.Parse(fields[3], CultureInfo.InvariantCulture));
            if (fields[0].Length > 0)
            {
                var name = Fold(fields[0]);
                (_cities.TryGetValue(name, out var same) ? same : _cities[name] = new List<Place>(1)).Add(place);
                continue;
            }

            foreach (var name in fields[4].Split('|'))
            {
                _countries.TryAdd(Fold(name), place);
            }
        }
    }

    /// <summary>The one list; read when it is first asked for.</summary>
    public static PlaceIndex Shared => Holder.Index;

    /// <summary>Finds a place.</summary>
    /// <param name="name">A city or country, as the data has it.</param>
    /// <returns>Where it lies; null when it is not known.</returns>
    public Place? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (_found.TryGetValue(name, out var known))
        {
            return known;
        }

        var place = Search(name);
        if (_found.Count < MostKept)
        {
            _found[name] = place;
        }

        return place;
    }

    private Place? Search(string name)
    {
        // A code is one only in capitals: "is" and "no" are words.
        var text = Fold(name);
        if (text.Length == 0 || (text.Length <= 3 && name.Any(char.IsLower) && !_cities.ContainsKey(text)))
        {
            return null;
        }

        if (_countries.TryGetValue(text, out var country))
        {
            return country;
        }

        if (_cities.TryGetValue(text, out var cities))
        {
            return cities[0];
        }

        // The city stands first, its country last: "London, Ontario, Canada".
        var (first, last) = (name.IndexOfAny([',', '(']), name.LastIndexOfAny([',', '(']));
        if (first <= 0 || !_cities.TryGetValue(Fold(name[..first]), out var named))
        {
            return null;
        }

        var within = _countries.GetValueOrDefault(Fold(name[(last + 1)..].TrimEnd(')', ' ')))?.Country;
        return named.Find(city => city.Country == within) ?? named[0];
    }

    // Letters and digits alone, without marks and case: "Zürich", "ZURICH" and "zurich " are one.
    private static string Fold(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var letter in name.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(letter))
            {
                folded.Append(char.ToLowerInvariant(letter) switch { 'ß' => "ss", 'ł' => "l", 'ø' => "o", 'æ' => "ae", 'đ' => "d", 'ı' => "i", var plain => plain.ToString() });
            }
        }

        return folded.ToString();
    }

    private static class Holder
    {
        public static PlaceIndex Index { get; } = new();
    }
}
