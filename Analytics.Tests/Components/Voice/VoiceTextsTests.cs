using Analytics.Core.Funnels.Voice;
using Analytics.Core.Storage;
using Analytics.Core.Text;
using Analytics.Tests.Fakes;
using Analytics.Web.Components.Pages.Voice;
using Analytics.Web.State;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Tests.Components.Voice;

public sealed class VoiceTextsTests : BunitContext, IAsyncLifetime
{
    private PageView? _wanted;

    public VoiceTextsTests()
    {
        JSInterop.Mode = JSRuntimeMode.Strict;
        Services.AddSingleton<IShop>(new StillShop());
    }

    Task IAsyncLifetime.InitializeAsync() => Task.CompletedTask;

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    [Fact]
    public void Render_Text_MarksWhatDroveTheScore()
    {
        var list = RenderList(new VoiceView(new PageView(), null), Text(1, "Lovely <b>tea</b>, but the pot broke 😡", 200));

        Assert.Equal([("Lovely", "positive"), ("broke", "negative"), ("😡", "negative")], list.FindAll("mark").Select(m => (m.TextContent, m.ClassName)));
        Assert.Equal("Lovely <b>tea</b>, but the pot broke 😡", list.Find(".said").TextContent);
        Assert.Contains("2 of 5", list.Find(".stars").TextContent, StringComparison.Ordinal);
        Assert.Contains("negative", list.Find(".mood").ClassName, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_ScoreOnly_HasNoMood()
    {
        var list = RenderList(new VoiceView(new PageView(), null), Text(1, null, 500));

        Assert.Empty(list.FindAll(".mood"));
        Assert.Empty(list.FindAll(".said"));
    }

    [Fact]
    public void Render_NothingMatches_OffersAll()
    {
        var list = RenderList(new VoiceView(new PageView().With("q", "tea"), null));

        Assert.Equal("/funnel/voice", list.Find(".none a").GetAttribute("href"));
    }

    [Fact]
    public async Task Search_Text_StandsInTheAddressFromTheFirstPageOn()
    {
        var list = RenderList(new VoiceView(new PageView().With("skip", "20").With("mood", "negative"), null), Text(1, "Bad", null));

        await list.Find("input").ChangeAsync(new() { Value = " tea " });
        await list.Find("form").SubmitAsync();

        Assert.Equal("?mood=negative&q=tea", _wanted!.ToQueryString());
    }

    [Theory]
    [InlineData(0, 5, "0", 0.4345)]
    [InlineData(3, 5, "0.2307", 0.8824)]
    public void Wilson_ByHand_Is(int part, int whole, string low, double high)
    {
        var interval = VoiceCharts.Wilson(part, whole);

        Assert.Equal(double.Parse(low, System.Globalization.CultureInfo.InvariantCulture), interval.Low, 3);
        Assert.Equal(high, interval.High, 3);
    }

    [Fact]
    public void Charts_NothingToDraw_AreNull()
    {
        Assert.Null(VoiceCharts.Moods([new VoiceGroup("p1", "Tea", VoiceTally.Empty)], "product", new StillShop().Format, "t"));
        Assert.Null(VoiceCharts.Satisfaction(VoiceCharts.LeastSatisfied([new VoiceGroup("p1", "Tea", VoiceTally.Empty)]), "product", new StillShop().Format, "t"));
    }

    private static VoiceText Text(long id, string? text, int? rating) => new(
        new StoredReview(id, 0, "ann", null, "p1", "Tea", null, null, null, text, rating), text is null ? null : SentimentAnalyzer.Default.Analyze(text));

    private IRenderedComponent<VoiceTexts> RenderList(VoiceView asked, params VoiceText[] texts) => Render<VoiceTexts>(parameters => parameters
        .Add(p => p.Page, new VoiceTextPage(texts, texts.Length))
        .Add(p => p.Asked, asked)
        .Add(p => p.AddressOf, view => "/funnel/voice" + view.ToQueryString())
        .Add(p => p.OnChange, view => _wanted = view));
}
