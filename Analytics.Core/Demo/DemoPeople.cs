using System.Globalization;
using Bogus;
using Bogus.DataSets;

namespace Analytics.Core.Demo;

/// <summary>Makes the demo's customers: names by Bogus, the rest by shares that a mid-sized European shop might see.</summary>
internal sealed class DemoPeople(DemoOptions options)
{
    private static readonly double[] CityShares = DemoRandom.Cumulate([0.31, 0.24, 0.19, 0.15, 0.11]);
    private static readonly double[] AgeShares = DemoRandom.Cumulate([0.16, 0.29, 0.24, 0.17, 0.14]);
    private static readonly (int From, int To)[] Ages = [(18, 25), (26, 35), (36, 45), (46, 55), (56, 79)];

    // Age group × income range, age group × category.
    private static readonly double[][] IncomeByAge = Rows(
        [0.44, 0.38, 0.13, 0.04, 0.01],
        [0.17, 0.41, 0.27, 0.10, 0.05],
        [0.11, 0.32, 0.31, 0.16, 0.10],
        [0.10, 0.29, 0.31, 0.18, 0.12],
        [0.20, 0.38, 0.25, 0.10, 0.07]);

    private static readonly double[][] CategoryByAge = Rows(
        [0.33, 0.34, 0.11, 0.13, 0.09],
        [0.28, 0.27, 0.15, 0.12, 0.18],
        [0.24, 0.22, 0.18, 0.13, 0.23],
        [0.20, 0.19, 0.20, 0.17, 0.24],
        [0.14, 0.17, 0.24, 0.24, 0.21]);

    private readonly Name names = new("en") { Random = new Randomizer(options.Seed) };

    /// <summary>Makes the next customer; call for 0, 1, 2, … in order, since names come from one stream.</summary>
    /// <param name="index">The customer's index.</param>
    /// <param name="registeredOn">The day of registration.</param>
    public DemoCustomer Next(int index, DateOnly registeredOn)
    {
        var random = new DemoRandom(options.Seed, DemoStream.Person, index);
        var age = random.Pick(AgeShares);
        var years = Ages[age].From + random.Below(Ages[age].To - Ages[age].From + 1);
        var draw = random.Next();
        var gender = draw < 0.54 ? "Female" : draw < 0.98 ? "Male" : "Other";
        return new DemoCustomer(
            string.Create(CultureInfo.InvariantCulture, $"DC-{index + 1:00000}"),
            FullName(gender),
            options.Until.Year - years,
            gender,
            DemoCatalog.Cities[random.Pick(CityShares)],
            DemoCatalog.IncomeRanges[random.Pick(IncomeByAge[age])],
            registeredOn,
            DemoCatalog.Categories[random.Pick(CategoryByAge[age])]);
    }

    private static double[][] Rows(params double[][] shares) => [.. shares.Select(DemoRandom.Cumulate)];

    private string FullName(string gender)
    {
        Name.Gender? known = gender switch { "Female" => Name.Gender.Female, "Male" => Name.Gender.Male, _ => null };
        return $"{names.FirstName(known)} {names.LastName(known)}";
    }
}
