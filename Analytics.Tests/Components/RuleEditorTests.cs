using Analytics.Core.Customers;
using Analytics.Tests.Fakes;
using Analytics.Web.Components.Pages.Segments;
using Analytics.Web.State;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Analytics.Tests.Components;

public sealed class RuleEditorTests : BunitContext, IAsyncLifetime
{
    public RuleEditorTests()
    {
        JSInterop.Mode = JSRuntimeMode.Strict;
        Services.AddSingleton(new CachedQueryService(
            new FakeQueryRunner(MadeUpShop.Lines(new DateOnly(2026, 11, 20), 60)), new FakeChanges(), TimeProvider.System, Options.Create(new QueryCacheOptions())));
        Services.AddSingleton<IShop>(new FakeShop());
    }

    Task IAsyncLifetime.InitializeAsync() => Task.CompletedTask;

    // Some services can only be disposed asynchronously.
    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    [Fact]
    public async Task Editor_ConditionsAndGroupsWritten_AreTheRules()
    {
        var draft = RuleDraft.Group();
        var changes = 0;
        var editor = Render<RuleGroupEditor>(p => p.Add(e => e.Draft, draft).Add(e => e.OnChange, () => changes++));

        await editor.InvokeAsync(() => editor.Find("input[aria-label='Orders: value']").InputAsync("2"));
        await editor.InvokeAsync(() => editor.Find("input[aria-label^='Orders: only the last days']").InputAsync("90"));
        await editor.InvokeAsync(() => editor.FindAll(".add button")[1].ClickAsync());
        await editor.InvokeAsync(() => editor.FindAll("select.field-of")[1].ChangeAsync("churnProbability"));
        await editor.InvokeAsync(() => editor.Find("input[aria-label='Churn probability: value']").InputAsync("40"));
        await editor.InvokeAsync(() => editor.FindAll(".match select")[0].ChangeAsync("None"));

        var expected = RuleGroup.None(
            new RuleCondition("orders", RuleOperator.AtLeast, "2", 90),
            RuleGroup.Any(new RuleCondition("churnProbability", RuleOperator.AtLeast, "0.4")));
        Assert.Equal(expected, draft.ToRules());
        Assert.Empty(RuleCheck.Check(draft.ToRules()));
        Assert.Equal(6, changes);
        Assert.Equal(expected, RuleDraft.Of(expected).ToRules());
    }

    [Fact]
    public async Task Editor_ProblemAndRemoval_AreShownWhereTheyBelong()
    {
        var draft = RuleDraft.Of(RuleGroup.All(new RuleCondition("gender", RuleOperator.Is, "F"), new RuleCondition("orders", RuleOperator.AtLeast)));
        var editor = Render<RuleGroupEditor>(p => p.Add(e => e.Draft, draft).Add(e => e.Problems, RuleCheck.Check(draft.ToRules())));

        Assert.Equal("Condition 2: Orders “at least” needs one value.", editor.FindAll("li")[1].QuerySelector(".problem")!.TextContent);
        await editor.InvokeAsync(() => editor.Find("button[aria-label='Remove the condition on Orders']").ClickAsync());
        await editor.InvokeAsync(() => editor.Find("button[aria-label='Remove F']").ClickAsync());
        await editor.InvokeAsync(() => editor.Find("input.add-value").ChangeAsync("M"));

        Assert.Equal(RuleGroup.All(new RuleCondition("gender", RuleOperator.Is, "M")), draft.ToRules());
    }

    [Fact]
    public void Editor_ReaderWhoMayLookOnly_HasNoButtons()
    {
        var editor = Render<RuleGroupEditor>(p => p.Add(e => e.Draft, RuleDraft.Group()).Add(e => e.IsReadOnly, true));

        Assert.Empty(editor.FindAll("button"));
        Assert.True(editor.Find("fieldset").HasAttribute("disabled"));
    }
}
