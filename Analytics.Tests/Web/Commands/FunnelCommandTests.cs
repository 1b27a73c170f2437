using System.Text.Json;
using Analytics.Core.Domain;
using Analytics.Tests.Core.Facts.Events;
using Analytics.Tests.Core.Storage;
using Analytics.Web.Commands;

namespace Analytics.Tests.Web.Commands;

public sealed class FunnelCommandTests
{
    [Fact]
    public async Task Funnel_Json_HasStepsAndPartsAndNothingElse()
    {
        await using var storage = await StorageFixture.StartAsync();
        TrackedEvent[] events = [EventLog.Of("a", "v1"), EventLog.Of("b", "v1", 5), EventLog.Of("a", "v2"), EventLog.Of("b", "v3")];
        await EventLog.ImportAsync(storage, [.. events.Select(static e => e with { Device = e.VisitorId == "v1" ? "Mobile" : "Desktop" })]);

        var run = await CommandRun.RunAsync("funnel", "--steps", "a,b,c", "--by", "device", "--order", "ordered", "--window", "7d", "--json", "--db", storage.Options.Path!);

        Assert.Equal(ExitCodes.Done, run.Code);
        Assert.Equal(["steps", "parts"], run.Json.EnumerateObject().Select(static p => p.Name));
        var steps = run.Json.GetProperty("steps").EnumerateArray().ToArray();
        Assert.All(steps, static s => Assert.Equal(["name", "count", "rateFromPrevious", "rateFromFirst"], s.EnumerateObject().Select(static p => p.Name)));
        Assert.Equal([("a", 2), ("b", 1), ("c", 0)], steps.Select(static s => (s.GetProperty("name").GetString()!, s.GetProperty("count").GetInt32())));
        Assert.Equal(JsonValueKind.Null, steps[0].GetProperty("rateFromPrevious").ValueKind);
        Assert.Equal((0.5, 0.5), (steps[1].GetProperty("rateFromPrevious").GetDouble(), steps[1].GetProperty("rateFromFirst").GetDouble()));
        Assert.Equal(1, run.Json.GetProperty("parts").GetProperty("Mobile")[1].GetProperty("count").GetInt32());
        Assert.Equal(0, run.Json.GetProperty("parts").GetProperty("Desktop")[1].GetProperty("count").GetInt32());
        Assert.Contains("No event is called “c”", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--steps", "a,b", "--window", "soon")]
    [InlineData("--steps", "a,,b")]
    [InlineData("--steps", "a,b", "--order", "sideways")]
    public async Task Funnel_WhatCannotBeRead_IsBadUsage(params string[] arguments) => Assert.Equal(ExitCodes.BadUsage, (await CommandRun.RunAsync(["funnel", .. arguments])).Code);
}
