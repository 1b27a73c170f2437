using Analytics.Core.Customers;
using Analytics.Core.Queries;

namespace Analytics.Web.Components.Pages.Customers;

/// <summary>What a customer's profile shows that comes from directory and scores.</summary>
/// <param name="Who">Who it is.</param>
/// <param name="Scores">The scores; null while there are none.</param>
/// <param name="Row">The customer's row in them; −1 without an order.</param>
/// <param name="Comparisons">Scores beside those of everybody.</param>
/// <param name="Similar">The customers most like this one, with the distance.</param>
/// <param name="Place">Where the customer stands in the list; null when not in it.</param>
public sealed record ProfileFacts(
    CustomerDetail Who,
    CustomerScores? Scores,
    int Row,
    IReadOnlyList<ScoreComparison> Comparisons,
    IReadOnlyList<(CustomerListRow Customer, double Distance)> Similar,
    CustomerPlace? Place)
{
    private const int SimilarCount = 8;

    private static readonly ScoreField[] Compared =
    [
        ScoreField.RecencyDays, ScoreField.Orders, ScoreField.NetRevenue, ScoreField.AverageOrderValue, ScoreField.ProbabilityAlive,
        ScoreField.ChurnProbability, ScoreField.ExpectedOrders, ScoreField.Clv,
    ];

    /// <summary>The customer's scores; null without any.</summary>
    public CustomerScore? Score => Row < 0 ? null : Scores?.At(Row);

    /// <summary>Reads them; null when there is no such customer. Looks at every customer; keep it off a circuit's thread.</summary>
    public static ProfileFacts? Read(
        string id, ICustomerDirectory directory, CustomerScores? scores, CustomerList list, CustomerListQuery query, DateOnly today, CancellationToken cancellationToken)
    {
        if (directory.Find(id) is not { } key || directory.Of(key, today) is not { } who)
        {
            return null;
        }

        var row = scores?.RowOf(key) ?? -1;
        if (scores is null || row < 0)
        {
            return new ProfileFacts(who, scores, row, [], [], null);
        }

        CustomerPlace? place;
        try
        {
            place = list.PlaceOf(scores, query, key, cancellationToken);
        }
        catch (QueryException)
        {
            place = null; // The list's own page says what is wrong with it.
        }

        return new ProfileFacts(
            who, scores, row, [.. Compared.Select(field => ScoreComparison.Of(scores, row, field))], list.SimilarTo(scores, key, SimilarCount), place);
    }
}
