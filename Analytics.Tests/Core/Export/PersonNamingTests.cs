using Analytics.Core.Export;
using Analytics.Core.Funnels;
using Analytics.Core.Queries;
using Analytics.Core.Queries.Events;

namespace Analytics.Tests.Core.Export;

/// <summary>Whatever questions are made of says whether it names somebody. What is new is decided here before it is exported with pseudonyms.</summary>
public sealed class PersonNamingTests
{
    private static readonly Dimension[] Naming = [Dimension.Customer];

    private static readonly Dimension[] Harmless =
    [
        Dimension.Hour, Dimension.Day, Dimension.Week, Dimension.Month, Dimension.Quarter, Dimension.Year, Dimension.Weekday, Dimension.HourOfDay, Dimension.Category, Dimension.Product,
        Dimension.Channel, Dimension.Location, Dimension.AgeGroup, Dimension.Gender, Dimension.IncomeRange, Dimension.CustomerKind, Dimension.Source, Dimension.Segment, Dimension.RfmSegment,
        Dimension.ValueTier, Dimension.ChurnTier,
    ];

    private static readonly EventField[] NamingFields = [EventField.Property, EventField.Page, EventField.Referrer];

    private static readonly EventField[] HarmlessFields =
    [
        EventField.Name, EventField.Type, EventField.Device, EventField.Channel, EventField.Gender, EventField.RfmSegment, EventField.ValueTier, EventField.ChurnTier, EventField.Hour,
        EventField.Weekday, EventField.Day, EventField.Week, EventField.Month,
    ];

    /// <summary>Numbers: whatever they measure, they name nobody.</summary>
    private static readonly MeasureUnit[] Numbers = [MeasureUnit.Money, MeasureUnit.Count, MeasureUnit.Pieces, MeasureUnit.Share];

    [Fact]
    public void Dimensions_EveryOne_IsClassedAndDecidesFilterAndColumn()
    {
        Assert.Equal(Enum.GetValues<Dimension>().Order(), Naming.Concat(Harmless).Order());
        Assert.Equal(Enum.GetValues<Dimension>().Order(), DimensionCatalog.All.Select(static d => d.Dimension).Order());
        Assert.All(DimensionCatalog.All, static definition =>
        {
            var names = Naming.Contains(definition.Dimension);
            Assert.Equal(names, definition.NamesPerson);
            Assert.Equal(names ? PersonColumn.Person : PersonColumn.Kept, PersonColumns.Of("query", definition.Key));
            Assert.Equal(names ? PersonColumn.LeftOut : PersonColumn.Kept, PersonColumns.Of("query", definition.Key + "Name"));
            foreach (var exclude in (bool[])[false, true])
            {
                var filter = ExportFilter.Of(new Filter(definition.Dimension, ["ann"], exclude));
                Assert.Equal(names, filter.NamesPerson);
                Assert.Equal(names, Record.Exception(() => PersonColumns.Require("lines", [filter])) is QueryException);
            }
        });
    }

    [Fact]
    public void EventTraits_EveryOne_IsClassedAndDecidesFunnels()
    {
        Assert.Equal(Enum.GetValues<EventField>().Order(), NamingFields.Concat(HarmlessFields).Order());
        Assert.All(Enum.GetValues<EventField>(), static field =>
        {
            var names = NamingFields.Contains(field);
            var trait = new EventTrait(field, field == EventField.Property ? "mail" : null);
            var condition = new FunnelCondition(trait, FunnelOperator.Is, ["ann"]);
            var plain = FunnelStep.Named("look");
            Assert.Equal(names, trait.NamesPerson);
            Assert.Equal(names, new FunnelQuery { Steps = [plain, new FunnelStep([condition])] }.NamesPerson);
            Assert.Equal(names, new FunnelQuery { Steps = [plain, plain], Exclusions = [new FunnelStep([condition])] }.NamesPerson);
            Assert.Equal(names, new FunnelQuery { Steps = [plain, plain], Filters = [condition] }.NamesPerson);
        });
    }

    [Fact]
    public void Measures_EveryOne_IsANumberAndKeepsItsColumn()
    {
        Assert.Equal(Enum.GetValues<MeasureUnit>().Order(), Numbers.Order());
        Assert.Equal(Enum.GetValues<Measure>().Order(), MeasureCatalog.All.Select(static m => m.Measure).Order());
        Assert.All(MeasureCatalog.All, static measure =>
        {
            Assert.Contains(measure.Unit, Numbers);
            Assert.Equal(PersonColumn.Kept, PersonColumns.Of("query", measure.Key));
        });
    }

    [Fact]
    public void Require_WhatWasTyped_IsRefusedAndChoicesAreNot()
    {
        PersonColumns.Require("reviews", [ExportFilter.Choice("label = positive")]);

        var refused = Assert.Throws<QueryException>(static () => PersonColumns.Require("reviews", [ExportFilter.Choice("label = positive"), ExportFilter.Typed("text contains Ann")]));

        Assert.Equal("pseudonyms", refused.Field);
    }
}
