using Analytics.Core.Domain;

namespace Analytics.Tests.Core;

/// <summary>Holds the table of docs/architecture.md: which room of Core may reference which.</summary>
public sealed class ArchitectureTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Domain"] = [],
        ["Storage"] = ["Domain"],
        ["Facts"] = ["Domain", "Storage"],
        ["Queries"] = ["Domain", "Facts", "Storage"],
        ["Forecasting"] = ["Domain"],
        ["Planning"] = ["Domain", "Queries", "Forecasting", "Storage"],
        ["Text"] = ["Domain"],
        ["Customers"] = ["Domain", "Queries", "Storage"],
        ["Funnels"] = ["Domain", "Queries", "Storage", "Text"],
        ["Behaviour"] = ["Domain", "Queries", "Customers", "Funnels", "Storage"],
        ["Marketing"] = ["Domain", "Queries", "Storage"],
        ["Monitoring"] = ["Domain", "Storage", "Queries", "Forecasting", "Planning", "Customers", "Funnels", "Marketing", "Text"],
        ["Import"] = ["Domain", "Storage", "Facts"],
        ["Streaming"] = ["Domain", "Storage", "Facts"],
        ["Demo"] = ["Domain", "Import", "Streaming"],
        ["Export"] = ["Domain", "Queries"],
    };

    private static IEnumerable<Type> CoreTypes =>
        typeof(Money).Assembly.GetTypes().Where(type => type.Namespace?.StartsWith("Analytics.Core.", StringComparison.Ordinal) == true);

    [Fact]
    public void Core_EveryRoom_StandsInTheTable()
    {
        var unknown = CoreTypes.Select(Rooms.Of).Where(room => room is not null && !Allowed.ContainsKey(room)).Distinct();

        Assert.Empty(unknown);
    }

    [Fact]
    public void Core_EveryReference_IsAllowedByTheTable()
    {
        var broken =
            from type in CoreTypes
            let room = Rooms.Of(type)
            where room is not null && Allowed.ContainsKey(room)
            from other in Rooms.ReferencedBy(type)
            let otherRoom = other.Assembly == typeof(Money).Assembly ? Rooms.Of(other) : null
            where otherRoom is not null && otherRoom != room && !Allowed[room].Contains(otherRoom, StringComparer.Ordinal)
            select $"{type.FullName} -> {other.FullName}";

        Assert.Empty(broken.Distinct());
    }

    [Fact]
    public void Core_NoReferenceToWeb()
    {
        Assert.DoesNotContain(
            typeof(Money).Assembly.GetReferencedAssemblies(),
            name => name.Name!.StartsWith("Analytics.", StringComparison.Ordinal));
    }

    [Fact]
    public void ReferencedBy_CodeInsideAMethod_IsSeen()
    {
        Assert.Contains(typeof(Money), Rooms.ReferencedBy(typeof(Probe)));
    }

    private static class Probe
    {
        public static string Text() => Money.FromDecimal(1m).ToString();
    }
}
