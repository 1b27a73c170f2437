using Analytics.Core.Queries;
using Analytics.Tests.Core.Queries;
using Analytics.Tests.Fakes;

namespace Analytics.Tests.Components.Segments;

/// <summary>The made-up shop in the column engine, for pages that ask about each customer.</summary>
internal static class SegmentShop
{
    public static readonly DateOnly Today = new(2026, 11, 20);

    /// <summary>A runner over so many lines; none for an empty shop.</summary>
    public static QueryRunner Runner(int lines, CustomerLabelBoard? labels = null)
    {
        var shop = new SmallShop(now: new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero));
        foreach (var line in MadeUpShop.Lines(Today, Math.Max(1, lines)).Take(lines))
        {
            var customer = line.Customer is null ? 0 : int.Parse(line.Customer.AsSpan(1)) + 1;
            if (customer > 0)
            {
                shop.Customer(customer);
            }

            shop.Line(line.At.ToString("yyyy-MM-dd'T'HH:mm:ss"), int.Parse(line.Order.AsSpan(1)) + 1, customer, line.Amount, line.Quantity, category: line.Category);
        }

        var runner = shop.Runner();
        labels?.Put(shop.Labels.Current.Columns.ToDictionary(c => c.Key, c => (LabelColumn?)c.Value));
        return runner;
    }
}
