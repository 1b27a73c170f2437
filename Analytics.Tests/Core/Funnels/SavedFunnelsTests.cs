using Analytics.Core.Funnels;
using Analytics.Core.Queries;
using Analytics.Core.Storage;
using Analytics.Tests.Core.Storage;

namespace Analytics.Tests.Core.Funnels;

public sealed class SavedFunnelsTests
{
    [Theory]
    [EachDatabase]
    public async Task Save_OneThenAgainThenRemove_KeepsOneOfEachNameAndWhatWasAsked(DatabaseProvider provider)
    {
        await using var storage = await StorageFixture.StartAsync(provider);
        var funnels = new SavedFunnels(storage.Get<SavedFunnelStore>(), storage.Get<AuditLog>());
        var query = FunnelQueryText.Read(static word => word switch
        {
            "steps" => @"A\, b::view;page=/x\,y|/z;property.amount>=10,pay",
            "order" => "strict",
            "window" => "36h",
            "exclude" => "cancel",
            "by" => "device",
            "where" => "channel!=Ads",
            "top" => "5",
            _ => null,
        });

        var saved = await funnels.SaveAsync("ann", " Mine ", query);
        await funnels.SaveAsync("bob", "MINE", query with { Order = FunnelOrder.Any });
        var list = await funnels.ListAsync();

        Assert.Equal(["Payment", "MINE"], list.Select(static f => f.Name));
        Assert.Equal(("bob", query with { Order = FunnelOrder.Any }), (list[1].ChangedBy, list[1].Query));
        Assert.Equal("A, b", list[1].Query.Steps[0].Label);
        Assert.True(await funnels.RemoveAsync("ann", saved));
        Assert.False(await funnels.RemoveAsync("ann", saved));
        Assert.Single(await funnels.ListAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("payment ")]
    [InlineData("a\nb")]
    public async Task Save_BadName_IsRefused(string name)
    {
        await using var storage = await StorageFixture.StartAsync();
        var funnels = new SavedFunnels(storage.Get<SavedFunnelStore>(), storage.Get<AuditLog>());

        await Assert.ThrowsAsync<StorageException>(() => funnels.SaveAsync("ann", name, FunnelPresets.Payment));
    }

    [Theory]
    [InlineData("order", "sideways")]
    [InlineData("window", "7x")]
    [InlineData("window", "0d")]
    [InlineData("top", "many")]
    [InlineData("top", "0")]
    [InlineData("where", "device")]
    [InlineData("exclude", "a,,b")]
    public void Read_WhatCannotBeRead_NamesTheWord(string word, string text)
    {
        var problem = Assert.Throws<QueryException>(() => FunnelQueryText.Read(name => name == word ? text : name == "steps" ? "a,b" : null));

        Assert.Equal(word, problem.Field);
    }
}
