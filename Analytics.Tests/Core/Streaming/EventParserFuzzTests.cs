using System.Text;
using System.Text.Json;
using Analytics.Core.Streaming;
using FsCheck;
using FsCheck.Fluent;

namespace Analytics.Tests.Core.Streaming;

/// <summary>Thousands of bodies that nobody would write: the parser never fails otherwise than it says, takes all of a body or none, and blames the right field.</summary>
public sealed class EventParserFuzzTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    // An event as it is sent, and the field that is at fault; null for none.
    private static readonly (string Json, string? Fault)[] Known =
    [
        ("""{"visitorId":"v","name":"a"}""", null),
        ("""{"customerId":1,"type":"signUp"}""", null),
        ("""{"visitorId":"ü\ud83d\ude00","type":"pageView","page":"/","at":1772000000000}""", null),
        ("""{"visitorId":"v","name":"a","properties":{"x":"1","y":2,"z":false},"sentiment":0,"revenueEffect":-3}""", null),
        ("""{"visitorId":"v","name":"a","channel":null,"properties":{}}""", null),
        ("""{"name":"a"}""", "visitorId"),
        ("""{"visitorId":[[[{}]]],"name":"a"}""", "visitorId"),
        ("""{"visitorId":"v","name":""}""", "name"),
        ("""{"visitorId":"v","name":7}""", "name"),
        ("""{"visitorId":"v","name":"a","extra":{"deep":[1,{"x":null}]},"at":"never"}""", "extra"),
        ("""{"visitorId":"v","name":"a","at":"never","extra":1}""", "at"),
        ("""{"visitorId":"v","name":"a","properties":{"x":[1,2,{"y":3}],"z":1}}""", "properties"),
        ("""{"visitorId":"v","name":"a","properties":{"x":1},"properties":{"y":[2]}}""", "properties"),
        ("""{"visitorId":"v","name":"\ud800"}""", "name"),
        ("""{"visitorId":"v","n\u0061me":"a","type":"click","\ud800":1}""", "event"),
        ("[1,[2]]", "event"),
        ("-1e5", "event"),
        ("true", "event"),
    ];

    [Fact]
    public void Parse_KnownEventsInAnyOrder_RefusesThoseAtFaultForTheirField()
    {
        var bodies = Gen.ListOf(Gen.Elements(Known)).Where(static list => list.Count > 0);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3_000), Prop.ForAll(bodies.ToArbitrary(), static list =>
        {
            var events = list.ToList();
            var parsed = Parse(Encoding.UTF8.GetBytes($"[{string.Join(" ,\n", events.Select(static e => e.Json))}]"));
            Assert.NotNull(parsed);
            Assert.Equal(
                events.Select(static (e, i) => (Index: i, e.Fault)).Where(static e => e.Fault is not null),
                parsed.Refused.Select(static r => (r.Index, (string?)r.Field)));
            Assert.Equal(events.Count(static e => e.Fault is null), parsed.Rows.Count);
        }));
    }

    [Fact]
    public void Parse_DamagedBodies_AreTakenWholeOrNotAtAll()
    {
        var damage =
            from list in Gen.NonEmptyListOf(Gen.Elements(Known))
            from wrapped in Gen.Elements(true, false)
            from edits in Gen.ListOf(Gen.Choose(0, 1_000_000), 3)
            from bytes in Gen.ListOf(Gen.Elements("\"\\{}[],:0n\u0000 "u8.ToArray().Append((byte)0xC3).Append((byte)0xFF).ToArray()), 3)
            select Damage($"{(wrapped ? "{\"events\":" : "")}[{string.Join(',', list.Select(static e => e.Json))}]{(wrapped ? "}" : "")}", [.. edits], [.. bytes]);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(5_000), Prop.ForAll(damage.ToArbitrary(), static body => Holds(body)));
    }

    [Fact]
    public void Parse_AnyBytes_AreTakenWholeOrNotAtAll() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3_000), Prop.ForAll<byte[]>(static body => Holds(body)));

    private static byte[] Damage(string body, int[] places, byte[] bytes)
    {
        var damaged = Encoding.UTF8.GetBytes(body);
        for (var i = 0; i < places.Length; i++)
        {
            var at = places[i] % damaged.Length;
            switch (places[i] % 4)
            {
                case 0:
                    damaged[at] = bytes[i];
                    break;
                case 1:
                    damaged = [.. damaged[..at], .. damaged[Math.Min(at + 3, damaged.Length - 1)..]];
                    break;
                case 2:
                    damaged = [.. damaged[..at], bytes[i], .. damaged[at..]];
                    break;
                default:
                    break;
            }
        }

        return damaged;
    }

    private static void Holds(byte[] body)
    {
        if (Parse(body) is not { } parsed)
        {
            return;
        }

        // Another reader of JSON agrees on how many there are, and every one is accounted for.
        using var document = JsonDocument.Parse(body.AsMemory(body.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0));
        var root = document.RootElement;
        var array = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("events"u8, out var inner) && inner.ValueKind == JsonValueKind.Array ? inner : root;
        Assert.Equal(array.ValueKind == JsonValueKind.Array ? array.GetArrayLength() : 1, parsed.Count);
        Assert.All(parsed.Refused, refused => Assert.True(refused.Index < parsed.Count && refused.Field.Length > 0 && refused.Reason.Length > 0));
        Assert.Equal(parsed.Refused.Count, parsed.Refused.Select(static r => r.Index).Distinct().Count());
        Assert.All(parsed.Rows, static row =>
        {
            Assert.NotEmpty(row.Name);
            Assert.False(string.IsNullOrEmpty(row.CustomerId) && string.IsNullOrEmpty(row.VisitorId));
            Assert.NotNull(row.AtUnixMs);
        });
    }

    private static ParsedEvents? Parse(byte[] body)
    {
        try
        {
            return EventParser.Parse(body, Now);
        }
        catch (EventParseException error)
        {
            Assert.NotEmpty(error.Message);
            return null;
        }
    }
}
