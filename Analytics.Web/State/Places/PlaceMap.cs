using System.Globalization;

namespace Analytics.Web.State.Places;

/// <summary>Values of places on the part of the world where they are.</summary>
/// <param name="View">The part of the map that is shown, as an SVG <c>viewBox</c>.</param>
/// <param name="Dots">The places, by value, the largest first.</param>
/// <param name="Elsewhere">Those whose place is not known, by value, the largest first; the name is empty where there is none.</param>
public sealed record PlaceMap(string View, IReadOnlyList<MapDot> Dots, IReadOnlyList<(string Name, decimal Value)> Elsewhere)
{
    /// <summary>The view's width in its height.</summary>
    public const double Aspect = 1.6;

    private const int MostDots = 200;
    private const int MostLabels = 12;
    private const double LargestDot = 44;
    private const double SmallestDot = 6;

    // A view of less than so many degrees would show no coast to know it by.
    private const double LeastDegrees = 24;
    private const double Margin = 0.14;

    // Names are placed as if the map were so wide and a letter so large; wider ones have more room.
    private const double Pixels = 320;
    private const double Letter = 6.4;
    private const double Line = 15;

    /// <summary>The sum of all, on the map or not.</summary>
    public decimal Total { get; } = Dots.Sum(static d => d.Value) + Elsewhere.Sum(static e => e.Value);

    /// <summary>Lays values out on the map.</summary>
    /// <param name="values">Values by the names of places.</param>
    public static PlaceMap Of(IEnumerable<(string Name, decimal Value)> values)
    {
        var known = new List<(string Name, decimal Value, double X, double Y)>();
        var elsewhere = new List<(string Name, decimal Value)>();
        foreach (var (name, value) in values.OrderByDescending(static v => v.Value).ThenBy(static v => v.Name, StringComparer.Ordinal))
        {
            if (known.Count < MostDots && PlaceIndex.Shared.Find(name) is { } place)
            {
                var (x, y) = MapProjection.Of(place);
                known.Add((name, value, x, y));
            }
            else
            {
                elsewhere.Add((name, value));
            }
        }

        if (known.Count == 0)
        {
            return new PlaceMap(string.Empty, [], elsewhere);
        }

        var view = Around(known);
        var most = Math.Max(1, (double)known[0].Value);
        var taken = new List<(double Left, double Top, double Right, double Bottom)>();
        var dots = known.ConvertAll(p => (p.Name, p.Value, Left: (p.X - view.X) / view.Width, Top: (p.Y - view.Y) / view.Height,
            Diameter: Math.Max(SmallestDot, LargestDot * Math.Sqrt(Math.Max(0, (double)p.Value) / most))));
        var placed = new List<MapDot>();
        foreach (var (name, value, left, top, diameter) in dots)
        {
            var (hasLabel, isLeft) = placed.Count < MostLabels ? Label(name, left * Pixels, top * Pixels / Aspect, diameter / 2, taken) : default;
            placed.Add(new MapDot(name, value, Math.Round(left * 100, 2), Math.Round(top * 100, 2), Math.Round(diameter, 1), hasLabel, isLeft));
        }

        return new PlaceMap(string.Create(CultureInfo.InvariantCulture, $"{view.X:0.#} {view.Y:0.#} {view.Width:0.#} {view.Height:0.#}"), placed, elsewhere);
    }

    private static (double X, double Y, double Width, double Height) Around(List<(string Name, decimal Value, double X, double Y)> places)
    {
        var (left, right, top, bottom) = (places.Min(static p => p.X), places.Max(static p => p.X), places.Min(static p => p.Y), places.Max(static p => p.Y));
        var width = Math.Max(Math.Max(right - left, (bottom - top) * Aspect) * (1 + (2 * Margin)), LeastDegrees * MapProjection.Units);
        width = Math.Min(width, MapProjection.Width);
        var height = width / Aspect;
        // The view stays on the map where it can.
        var x = Math.Clamp(((left + right) / 2) - (width / 2), 0, MapProjection.Width - width);
        var y = ((top + bottom) / 2) - (height / 2);
        return (x, height < MapProjection.Height ? Math.Clamp(y, 0, MapProjection.Height - height) : y, width, height);
    }

    private static (bool HasLabel, bool IsLeft) Label(string name, double x, double y, double radius, List<(double Left, double Top, double Right, double Bottom)> taken)
    {
        var width = name.Length * Letter;
        foreach (var isLeft in (bool[])[false, true])
        {
            var from = isLeft ? x - radius - 2 - width : x + radius + 2;
            var box = (Left: from, Top: y - (Line / 2), Right: from + width, Bottom: y + (Line / 2));
            if (box.Left >= 0 && box.Right <= Pixels && taken.TrueForAll(t => box.Right < t.Left || box.Left > t.Right || box.Bottom < t.Top || box.Top > t.Bottom))
            {
                taken.Add(box);
                return (true, isLeft);
            }
        }

        return (false, false);
    }
}
