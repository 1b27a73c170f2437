using System.Text;
using Analytics.Core.Domain;
using Analytics.Core.Storage;
using Analytics.Core.Streaming;

namespace Analytics.Tests.Core.Streaming;

public sealed class EventParserTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Parse_EveryField_IsKept()
    {
        var parsed = Parse(
            """
            {"id":"e-1","visitorId":"v1","customerId":17850,"sessionId":"s1","type":"click","name":" add_to_basket ","at":"2026-03-01T12:30:00+01:00","page":"/p/7","referrer":"https://a.example/",
             "device":"mobile","channel":"email","revenueEffect":12.5,"engagement":"medium","sentiment":-0.25,"properties":{"z":1.50,"a":"x","new":true,"none":null}}
            """);

        var row = Assert.Single(parsed.Rows);
        Assert.Empty(parsed.Refused);
        Assert.Equal(
            new EventRow
            {
                Key = EventKeys.Of("e-1"), VisitorId = "v1", CustomerId = "17850", SessionId = "s1", Type = TrackedEventType.Click, Name = "add_to_basket",
                AtUnixMs = new DateTimeOffset(2026, 3, 1, 11, 30, 0, TimeSpan.Zero).ToUnixTimeMilliseconds(), Page = "/p/7", Referrer = "https://a.example/", Device = "mobile",
                Channel = "email", RevenueUnits = 125_000, Engagement = EngagementLevel.Medium, SentimentUnits = -250, PropertiesJson = """{"a":"x","new":"true","z":"1.50"}""",
            },
            row);
    }

    [Fact]
    public void Write_Events_ComeInAgainAsTheyWere()
    {
        var rows = Parse(
            """
            [{"id":"e","visitorId":"v\u00fc","customerId":"c","sessionId":"s","type":"signUp","at":"2026-02-01T00:00:00Z","page":"/a?b","referrer":"r","device":"d","channel":"ch",
              "revenueEffect":-12.3456,"engagement":"high","sentiment":0.125,"properties":{"x":"\"1\""}},{"visitorId":"v","name":"least"}]
            """).Rows;

        var again = EventParser.Parse(EventJson.Write(rows), Now.AddDays(1));

        Assert.Empty(again.Refused);
        Assert.Equal(rows, again.Rows);
    }

    [Fact]
    public void Parse_TheLeast_HasTheUsualNameAndTheMomentOfArrival()
    {
        var row = Assert.Single(Parse("""{"events":[{"type":"pageView","visitorId":"v"}]}""").Rows);

        Assert.Equal(("page_view", Now.ToUnixTimeMilliseconds(), (Guid?)null), (row.Name, row.AtUnixMs, row.Key));
    }

    [Theory]
    [InlineData("""{"name":"a"}""", "visitorId")]
    [InlineData("""{"visitorId":" ","name":"a"}""", "visitorId")]
    [InlineData("""{"visitorId":"v"}""", "name")]
    [InlineData("""{"visitorId":"v","type":"signIn"}""", "customerId")]
    [InlineData("""{"visitorId":"v","type":"ownUse"}""", "type")]
    [InlineData("""{"visitorId":"v","name":"a","colour":1}""", "colour")]
    [InlineData("""{"visitorId":"v","name":"a","name":"b"}""", "name")]
    [InlineData("""{"visitorId":{"x":[1]},"name":"a"}""", "visitorId")]
    [InlineData("""{"visitorId":1.5,"name":"a"}""", "visitorId")]
    [InlineData("""{"visitorId":"v","name":"a","at":"yesterday"}""", "at")]
    [InlineData("""{"visitorId":"v","name":"a","at":"2026-03-01T12:00:00"}""", "at")]
    [InlineData("""{"visitorId":"v","name":"a","at":"2026-03-03T12:00:00Z"}""", "at")]
    [InlineData("""{"visitorId":"v","name":"a","at":123}""", "at")]
    [InlineData("""{"visitorId":"v","name":"a","revenueEffect":1e12}""", "revenueEffect")]
    [InlineData("""{"visitorId":"v","name":"a","revenueEffect":"12"}""", "revenueEffect")]
    [InlineData("""{"visitorId":"v","name":"a","engagement":"some"}""", "engagement")]
    [InlineData("""{"visitorId":"v","name":"a","sentiment":1.01}""", "sentiment")]
    [InlineData("""{"visitorId":"v","name":"a","properties":[1]}""", "properties")]
    [InlineData("""{"visitorId":"v","name":"a","properties":{"x":{"y":1}}}""", "properties")]
    [InlineData("""{"visitorId":"v","name":"a","properties":{"x":1,"x":2}}""", "properties")]
    [InlineData("""{"visitorId":"\u0000v","name":"a"}""", "visitorId")]
    [InlineData("""{"visitorId":"\ud800","name":"a"}""", "visitorId")]
    [InlineData("\"text\"", "event")]
    [InlineData("[]", "event")]
    [InlineData("null", "event")]
    public void Parse_OneThatMakesNoSense_IsRefusedAndTheOthersTaken(string bad, string field)
    {
        var parsed = Parse($$"""[{"visitorId":"v","name":"first"},{{bad}},{"visitorId":"v","name":"last"}]""");

        Assert.Equal(["first", "last"], parsed.Rows.Select(static r => r.Name));
        var refused = Assert.Single(parsed.Refused);
        Assert.Equal((1, field), (refused.Index, refused.Field));
        Assert.NotEmpty(refused.Reason);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("12")]
    [InlineData("""{"events":[]}""")]
    [InlineData("""{"events":{}}""")]
    [InlineData("""{"events":[{"visitorId":"v","name":"a"}],"more":1}""")]
    [InlineData("""[{"visitorId":"v","name":"a"}""")]
    [InlineData("""[{"visitorId":"v","name":"a"}] []""")]
    [InlineData("""[{"visitorId":"v","name":"a"},]""")]
    public void Parse_NoEvents_IsRefusedWhole(string body) => Assert.Throws<EventParseException>(() => Parse(body));

    [Fact]
    public void Parse_OneTooMany_IsRefusedWhole()
    {
        var events = Enumerable.Repeat("""{"visitorId":"v","name":"a"}""", EventParser.MostEvents).ToList();
        Assert.Equal(EventParser.MostEvents, Parse($"[{string.Join(',', events)}]").Rows.Count);
        events.Add(events[0]);

        Assert.Throws<EventParseException>(() => Parse($"[{string.Join(',', events)}]"));
    }

    private static ParsedEvents Parse(string json) => EventParser.Parse(Encoding.UTF8.GetBytes(json), Now);
}
