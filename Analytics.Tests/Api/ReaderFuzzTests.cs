using Analytics.Core.Queries;
using Analytics.Tests.Fakes;
using Analytics.Web.Api;
using Analytics.Web.State;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Analytics.Tests.Api;

/// <summary>Whatever stands in an address: it is read, or the mistake is named by its parameter, in words of the shop's.</summary>
public sealed class ReaderFuzzTests
{
    private const int Cases = 1_500;
    private static readonly Period Span = new(new DateOnly(2024, 1, 1), new DateOnly(2026, 6, 30));

    [Fact]
    public void Readers_AnyParameters_ReadOrNameTheMistake()
    {
        Action<IQueryCollection>[] readers =
        [
            static values => QueryReader.Read(values).ToQuery(Span),
            static values => VoiceRequestReader.Read(values, Span),
            static values => PathRequestReader.Read(values, Span),
            static values => ForecastRequestReader.Read(values, Span, ["snaive", "theta"], hasSegments: true),
            static values => RoiRequestReader.Read(values, Span),
        ];
        var text = Gen.OneOf(Gen.Elements(FuzzCases.Values.Select(Uri.UnescapeDataString).ToArray()), ArbMap.Default.GeneratorFor<NonNull<string>>().Select(static s => s.Get));
        var name = Gen.Frequency((9, Gen.Elements(FuzzCases.Names.ToArray())), (1, ArbMap.Default.GeneratorFor<NonNull<string>>().Select(static s => s.Get)));
        var pair = from key in name from value in text select (key, value);

        Prop.ForAll(Arb.From(pair.ListOf()), pairs =>
        {
            var values = new QueryCollection(pairs.GroupBy(static p => p.key, StringComparer.OrdinalIgnoreCase).ToDictionary(static g => g.Key, static g => new StringValues([.. g.Select(static p => p.value)]), StringComparer.OrdinalIgnoreCase));
            foreach (var read in readers)
            {
                try
                {
                    read(values);
                }
                catch (QueryException mistake)
                {
                    Assert.NotNull(mistake.Field);
                    Assert.Null(FuzzCases.Leak(pairs.Aggregate(mistake.Message, static (message, p) => p.value.Length > 0 ? message.Replace(p.value, string.Empty, StringComparison.Ordinal) : message)));
                }
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Cases * FuzzCases.Times));
    }

    [Fact]
    public void PageView_AnyAddress_ReadsAndWritesTheSameAgain()
    {
        var text = Gen.OneOf(Gen.Elements(FuzzCases.Values.ToArray()), ArbMap.Default.GeneratorFor<NonNull<string>>().Select(static s => s.Get));
        var pair = from key in Gen.Elements(FuzzCases.Names.ToArray()) from value in text select $"{key}={value}";

        Prop.ForAll(Arb.From(pair.ListOf()), pairs =>
        {
            var view = PageView.Parse("?" + string.Join('&', pairs));
            Assert.Equal(view.ToQueryString(), PageView.Parse(view.ToQueryString()).ToQueryString());
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Cases * FuzzCases.Times));
    }
}
