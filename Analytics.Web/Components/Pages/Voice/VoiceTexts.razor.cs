using System.Globalization;
using Analytics.Core.Domain;
using Analytics.Core.Funnels.Voice;
using Analytics.Core.Text;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Voice;

/// <summary>Reviews as they were written, with the words that drove their scores marked.</summary>
public sealed partial class VoiceTexts : ComponentBase
{
    private string? _sought;
    private string? _seen;

    /// <summary>The reviews; null while they are read.</summary>
    [Parameter, EditorRequired]
    public VoiceTextPage? Page { get; set; }

    /// <summary>What is asked for.</summary>
    [Parameter, EditorRequired]
    public VoiceView Asked { get; set; } = default!;

    /// <summary>Whether newer ones are being read.</summary>
    [Parameter]
    public bool IsStale { get; set; }

    /// <summary>Whether customers have pages of their own.</summary>
    [Parameter]
    public bool LinksCustomers { get; set; }

    /// <summary>The page's address with another view.</summary>
    [Parameter, EditorRequired]
    public Func<PageView, string> AddressOf { get; set; } = default!;

    /// <summary>Another view is wanted.</summary>
    [Parameter]
    public EventCallback<PageView> OnChange { get; set; }

    [Inject]
    private IShop Shop { get; set; } = default!;

    private Formatter Format => Shop.Format;

    private bool IsLast => Page is null || Asked.Skip + Page.Texts.Count >= Page.Total;

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (_seen != Asked.Search)
        {
            _seen = _sought = Asked.Search;
        }
    }

    /// <summary>The text cut at its drivers, each with its valence.</summary>
    internal static IEnumerable<(string Part, double? Valence)> Parts(VoiceText text)
    {
        var words = text.Review.Text!;
        var at = 0;
        foreach (var driver in text.Sentiment?.Drivers ?? [])
        {
            if (driver.Start > at)
            {
                yield return (words[at..driver.Start], null);
            }

            yield return (words.Substring(driver.Start, driver.Length), driver.Valence);
            at = driver.Start + driver.Length;
        }

        if (at < words.Length)
        {
            yield return (words[at..], null);
        }
    }

    private static string Key(SentimentLabel label) => label.ToString().ToLowerInvariant();

    private string Stars(int rating) => ((decimal)rating / Review.RatingScale).ToString("0.##", Format.Culture);

    private string Details(SentimentResult result) => $"Confidence {Format.Plain(result.Confidence, 2)}, intensity {Format.Plain(result.Intensity, 2)}";

    private string AddressAt(int skip) => AddressOf(Asked.With("skip", skip.ToString(CultureInfo.InvariantCulture)));

    private Task FindAsync() => OnChange.InvokeAsync(Asked.With("q", _sought?.Trim()));
}
