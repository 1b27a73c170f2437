using Analytics.Core.Funnels;
using Analytics.Core.Queries;

namespace Analytics.Web.State;

/// <summary>
/// What the Funnel page is asked, read from its address and written back: <c>name</c> for a saved funnel, or the words of <see cref="FunnelQueryText"/>, which also
/// change a saved one.
/// </summary>
/// <param name="Query">The question, without days.</param>
/// <param name="Saved">The saved funnel that it is, unchanged; null for another.</param>
/// <param name="Problem">What of the address cannot be read; the payment funnel is shown instead.</param>
public sealed record FunnelView(FunnelQuery Query, NamedFunnel? Saved, string? Problem)
{
    /// <summary>Reads the address.</summary>
    /// <param name="view">What the address says.</param>
    /// <param name="funnels">Those that have a name, one at least.</param>
    public static FunnelView Read(PageView view, IReadOnlyList<NamedFunnel> funnels)
    {
        var named = view.Option("name") is { } name ? funnels.FirstOrDefault(f => string.Equals(f.Name, name, StringComparison.OrdinalIgnoreCase)) : null;
        var basis = named ?? (view.Option("steps") is null ? funnels[0] : null);
        var words = basis is null ? [] : FunnelQueryText.Write(basis.Query).ToDictionary(static w => w.Key, static w => w.Value, StringComparer.Ordinal);
        try
        {
            var query = FunnelQueryText.Read(word => view.Option(word) ?? words.GetValueOrDefault(word));
            return new FunnelView(
                query,
                basis is not null && query == basis.Query ? basis : null,
                view.Option("name") is { } missing && named is null ? $"No funnel is saved as “{missing}”." : null);
        }
        catch (QueryException problem)
        {
            return new FunnelView(funnels[0].Query, funnels[0], problem.Message);
        }
    }

    /// <summary>The view with this funnel in its address.</summary>
    public static PageView With(PageView view, FunnelQuery query)
    {
        var words = FunnelQueryText.Write(query).ToDictionary(static w => w.Key, static w => w.Value, StringComparer.Ordinal);
        return FunnelQueryText.Names.Aggregate(Without(view), (changed, name) => changed.With(name, words.GetValueOrDefault(name)));
    }

    /// <summary>The view with a saved funnel in its address.</summary>
    public static PageView With(PageView view, NamedFunnel funnel) => FunnelQueryText.Names.Aggregate(Without(view), static (changed, name) => changed.With(name, null))
        .With("name", funnel.Name);

    /// <summary>The parameters of the same question in the API.</summary>
    /// <param name="query">The question.</param>
    /// <param name="more">Further parameters.</param>
    public static string AddressOf(FunnelQuery query, params (string Name, string Value)[] more) => "?" + string.Join('&', FunnelQueryText.Write(query)
        .Concat(query.Period is { } days ? [KeyValuePair.Create("from", days.From.ToString("O", null)), KeyValuePair.Create("to", days.To.ToString("O", null))] : Array.Empty<KeyValuePair<string, string>>())
        .Concat(more.Select(static m => KeyValuePair.Create(m.Name, m.Value)))
        .Select(static w => $"{w.Key}={Uri.EscapeDataString(w.Value)}"));

    // Whose list is shown belongs to the steps there were.
    private static PageView Without(PageView view) => view.With("name", null).With("at", null).With("who", null).With("anchor", null);
}
