using System.Globalization;
using Analytics.Core.Marketing.Roi;
using Analytics.Core.Queries;

namespace Analytics.Web.Api;

/// <summary>Reads a question about profit: <c>from</c>, <c>to</c>, <c>compare</c>, <c>grain</c>, filters, and <c>price</c>, <c>volume</c>, <c>cost</c> of a plan.</summary>
internal static class RoiRequestReader
{
    private static readonly string[] Own = ["grain", "price", "volume", "cost"];

    /// <summary>Reads and checks a question.</summary>
    /// <exception cref="QueryException">A parameter is unknown or cannot be read; it names the parameter.</exception>
    public static (RoiQuestion Question, BreakEvenPlan? Plan) Read(IQueryCollection values, Period? span)
    {
        var question = Of(QueryReader.Read(values, Own), QueryReader.One(values, "grain"), span);
        var plan = new BreakEvenPlan(Change(values, "price"), Change(values, "volume"), Change(values, "cost"));
        return (question, plan == BreakEvenPlan.None ? null : plan);
    }

    /// <summary>The question of a request.</summary>
    /// <exception cref="QueryException">A part cannot be understood, or says nothing of profit.</exception>
    public static RoiQuestion Of(QueryRequest request, string? grain, Period? span)
    {
        foreach (var (field, given) in new[]
        {
            ("measures", request.Measures is { Count: > 0 }), ("by", request.By is { Count: > 0 }), ("top", request.Top is not null),
            ("orderBy", request.OrderBy is not null), ("fillTime", request.FillTime == true), ("descending", request.Descending == false),
        })
        {
            if (given)
            {
                throw new QueryException(field, $"'{field}' is fixed here. /api/v1/query takes it.");
            }
        }

        var query = (request with { Measures = [MeasureCatalog.Of(Measure.NetRevenue).Key] }).ToQuery(span);
        return new RoiQuestion
        {
            Period = query.Period,
            Filters = query.Filters,
            Comparison = query.Comparison,
            Grain = grain is null ? Dimension.Month
                : DimensionCatalog.Find(grain.Trim())?.Dimension is { } found && RoiService.Grains.Contains(found) ? found
                : throw new QueryException("grain", "The grain is day, week, month or quarter."),
        };
    }

    private static decimal Change(IQueryCollection values, string name) => QueryReader.One(values, name) is not { } text
        ? 0
        : decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var change) && change is >= -0.9m and <= 10m
            ? change
            : throw new QueryException(name, $"'{name}' is a change as a fraction from -0.9 to 10: 0.05 for 5% more.");
}
