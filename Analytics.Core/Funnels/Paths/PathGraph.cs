namespace Analytics.Core.Funnels.Paths;

/// <summary>Folds counted paths into nodes and links: at each distance the most frequent things, the rest, and those who stopped.</summary>
internal static class PathGraph
{
    private const int Other = -2;

    public static (IReadOnlyList<PathNode> Nodes, IReadOnlyList<PathLink> Links) Make(PathQuery query, PathTally tally, IReadOnlyList<string> names)
    {
        if (tally.People == 0)
        {
            return ([], []);
        }

        var nodes = new List<PathNode>();
        var places = new Dictionary<(int Distance, int Code), int>();
        var named = new HashSet<int>[query.Depth + 1];
        nodes.Add(new PathNode(0, PathNodeKind.Event, query.Anchor?.Label ?? string.Empty, tally.People));
        places[(0, 0)] = 0;
        for (var distance = 1; distance <= query.Depth; distance++)
        {
            var counts = new Dictionary<int, int>();
            foreach (var (key, count) in tally.Paths)
            {
                if (distance == 1 || key.At(distance - 1) != PathKey.End)
                {
                    counts[key.At(distance)] = counts.GetValueOrDefault(key.At(distance)) + count;
                }
            }

            var most = counts.Where(static c => c.Key != PathKey.End).OrderByDescending(static c => c.Value).ThenBy(c => names[c.Key], StringComparer.Ordinal).Take(query.Top).ToList();
            named[distance] = [.. most.Select(static m => m.Key)];
            foreach (var (code, count) in most)
            {
                Add(distance, code, PathNodeKind.Event, names[code].Length == 0 ? "(none)" : names[code], count);
            }

            var rest = counts.Where(c => c.Key != PathKey.End && !named[distance].Contains(c.Key)).Sum(static c => c.Value);
            if (rest > 0)
            {
                Add(distance, Other, PathNodeKind.Other, string.Empty, rest);
            }

            if (counts.TryGetValue(PathKey.End, out var ended))
            {
                Add(distance, PathKey.End, PathNodeKind.End, string.Empty, ended);
            }
        }

        var links = new Dictionary<(int From, int To), int>();
        foreach (var (key, count) in tally.Paths)
        {
            var before = 0;
            for (var distance = 1; distance <= query.Depth; distance++)
            {
                var code = key.At(distance);
                var place = places[(distance, code == PathKey.End || named[distance].Contains(code) ? code : Other)];
                links[(before, place)] = links.GetValueOrDefault((before, place)) + count;
                before = place;
                if (code == PathKey.End)
                {
                    break;
                }
            }
        }

        return (nodes, [.. links.OrderBy(static l => l.Key.From).ThenBy(static l => l.Key.To).Select(static l => new PathLink(l.Key.From, l.Key.To, l.Value))]);

        void Add(int distance, int code, PathNodeKind kind, string name, int count)
        {
            places[(distance, code)] = nodes.Count;
            nodes.Add(new PathNode(distance, kind, name, count));
        }
    }
}
