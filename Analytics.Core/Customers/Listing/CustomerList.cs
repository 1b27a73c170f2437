using Analytics.Core.Queries;

namespace Analytics.Core.Customers;

/// <summary>Lists customers by their scores: a page at a time, sorted, filtered and searched. A singleton; safe for concurrent use.</summary>
/// <param name="directory">Who the customers are.</param>
/// <param name="labels">Who is in a saved segment.</param>
public sealed class CustomerList(ICustomerDirectory directory, ICustomerLabels labels)
{
    /// <summary>The dimensions that the list can be filtered by.</summary>
    public static IReadOnlyList<Dimension> Filterable { get; } = [Dimension.RfmSegment, Dimension.ValueTier, Dimension.ChurnTier, Dimension.Segment];

    /// <summary>A page, and the sums of all that match. Some hundredths of a second a million customers; keep it off a circuit's thread.</summary>
    /// <param name="scores">Of which scores.</param>
    /// <param name="query">What is wanted; passing over more than there are gives the last page.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="QueryException">A saved segment is not there, or nobody knows yet who is in it.</exception>
    public CustomerListPage Read(CustomerScores scores, CustomerListQuery query, CancellationToken cancellationToken = default)
    {
        var wanted = Of(query, scores.Count == 0 ? 0 : scores.KeyAt(scores.Count - 1) + 1);
        var totals = scores.TotalsOf(wanted, cancellationToken);
        var take = Math.Max(1, wanted.Take);
        var skip = totals.Customers == 0 ? 0 : Math.Min(Math.Max(0, wanted.Skip), (totals.Customers - 1) / take * take);
        var page = scores.Page(wanted with { Skip = skip, Take = take }, cancellationToken);
        return new CustomerListPage(scores, [.. page.Rows.Select(row => RowOf(scores, row))], skip, totals);
    }

    /// <summary>The rows of all that match, in the list's order, whatever page is asked for.</summary>
    /// <exception cref="QueryException">As for <see cref="Read"/>.</exception>
    public IReadOnlyList<int> RowsOf(CustomerScores scores, CustomerListQuery query, CancellationToken cancellationToken = default)
    {
        var wanted = Of(query with { Skip = 0, Take = scores.Count }, scores.Count == 0 ? 0 : scores.KeyAt(scores.Count - 1) + 1);
        return scores.Page(wanted, cancellationToken).Rows;
    }

    /// <summary>The scores of those who match alone, by which everything else can be asked as of all; the same scores where nothing is asked of them.</summary>
    /// <exception cref="QueryException">As for <see cref="Read"/>.</exception>
    public CustomerScores PartOf(CustomerScores scores, IReadOnlyList<Filter> filters)
    {
        Filter[] wanted = [.. filters.Where(static f => Filterable.Contains(f.Dimension))];
        if (wanted.Length == 0)
        {
            return scores;
        }

        var query = Of(new CustomerListQuery { Filters = wanted }, scores.Count == 0 ? 0 : scores.KeyAt(scores.Count - 1) + 1);
        var name = string.Join(" and ", wanted.Select(static f => $"{f.Dimension} {(f.Exclude ? "!=" : "=")} {string.Join('|', f.Values.Order(StringComparer.Ordinal))}"));
        return scores.Only([.. scores.Matching(query)], name);
    }

    /// <summary>Where a customer stands in the list that <paramref name="query"/> asks for; null when not in it.</summary>
    /// <exception cref="QueryException">As for <see cref="Read"/>.</exception>
    public CustomerPlace? PlaceOf(CustomerScores scores, CustomerListQuery query, int key, CancellationToken cancellationToken = default)
    {
        var row = scores.RowOf(key);
        if (row < 0 || scores.PlaceOf(Of(query, scores.KeyAt(scores.Count - 1) + 1), row, cancellationToken) is not { } found)
        {
            return null;
        }

        return new CustomerPlace(found.Place, found.Total, IdOf(found.Before), IdOf(found.After));

        string? IdOf(int at) => at < 0 ? null : RowOf(scores, at).Who.ExternalId;
    }

    /// <summary>The customers most like one, the nearest first.</summary>
    /// <returns>Each with the distance in standard deviations.</returns>
    public IReadOnlyList<(CustomerListRow Customer, double Distance)> SimilarTo(CustomerScores scores, int key, int count) =>
        [.. scores.SimilarTo(key, count).Select(s => (RowOf(scores, s.Row), s.Distance))];

    private CustomerListRow RowOf(CustomerScores scores, int row)
    {
        var key = scores.KeyAt(row);
        // An import taken back since the scores were computed leaves a row without a name.
        var who = directory.Of(key, scores.AsOf) ?? new CustomerDetail(key, $"#{key}", null, null, null, null, null, null);
        return new CustomerListRow(row, who, scores.At(row));
    }

    /// <summary>
    /// A question of scores kept to those in any of some saved segments, by key or name; several may stand in one text with commas between them. Names of
    /// RFM segments are taken for these where no saved segment has any of the names.
    /// </summary>
    /// <exception cref="QueryException">As for <see cref="Read"/>.</exception>
    public ScoreQuery Within(ScoreQuery query, IReadOnlyList<string> segments)
    {
        // The name of a saved segment may have commas itself.
        string[] names = [.. segments.SelectMany(s => IsSaved(s) ? [s] : s.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
        var filter = new Filter(Dimension.Segment, names);
        return MeansRfm(filter)
            ? query with { Where = [.. query.Where, Condition(ScoreField.Segment, names, exclude: false)] }
            : query with { Among = Among(filter, query.Among, directory.Slots) };
    }

    private ScoreQuery Of(CustomerListQuery query, int slots)
    {
        var where = new List<ScoreCondition>();
        bool[]? among = null;
        if (query.Search?.Trim() is { Length: > 0 } text)
        {
            among = directory.Search(text);
        }

        foreach (var filter in query.Filters)
        {
            if (FieldOf(filter.Dimension) is { } field)
            {
                where.Add(Condition(field, filter.Values, filter.Exclude));
            }
            else if (filter.Dimension == Dimension.Segment)
            {
                if (MeansRfm(filter))
                {
                    where.Add(Condition(ScoreField.Segment, filter.Values, filter.Exclude));
                }
                else
                {
                    among = Among(filter, among, slots);
                }
            }
        }

        if (query.Actions.Count > 0)
        {
            where.Add(Condition(ScoreField.Action, query.Actions, exclude: false));
        }

        return new ScoreQuery { AtRisk = query.AtRisk, Sort = query.Sort, Descending = query.Descending, Where = where, Among = among, Skip = query.Skip, Take = query.Take };
    }

    private static ScoreField? FieldOf(Dimension dimension) => dimension switch
    {
        Dimension.RfmSegment => ScoreField.Segment,
        Dimension.ValueTier => ScoreField.ValueTier,
        Dimension.ChurnTier => ScoreField.ChurnTier,
        _ => null,
    };

    private static ScoreCondition Condition(ScoreField field, IReadOnlyList<string> values, bool exclude)
    {
        var names = ScoreFields.Of(field).Names;
        return new ScoreCondition(
            field, exclude ? ScoreOperator.IsNot : ScoreOperator.Is, Names: [.. values.Select(v => v == DimensionValue.UnknownKey ? names[0] : v)]);
    }

    private bool MeansRfm(Filter filter) => filter.Values.All(value =>
        !IsSaved(value) && ScoreFields.Of(ScoreField.Segment).Names.Contains(value, StringComparer.OrdinalIgnoreCase));

    private bool IsSaved(string name) =>
        labels.Current.Segments.Any(s => s.Key == name || string.Equals(s.Name, name, StringComparison.OrdinalIgnoreCase));

    private bool[] Among(Filter filter, bool[]? before, int slots)
    {
        var segments = filter.Values.Select(labels.Current.Segment).ToArray();
        var among = new bool[slots];
        for (var key = 0; key < slots; key++)
        {
            var isIn = segments.Any(s => s.Members is { } members && key < members.Length && members[key]);
            among[key] = isIn != filter.Exclude && (before is null || (key < before.Length && before[key]));
        }

        return among;
    }
}
