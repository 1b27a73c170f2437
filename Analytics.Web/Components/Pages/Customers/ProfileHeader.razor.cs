using System.Globalization;
using Analytics.Core.Customers;
using Analytics.Core.Queries;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Customers;

/// <summary>Who a customer is, and the numbers that matter.</summary>
public sealed partial class ProfileHeader : ProfilePart
{
    /// <summary>The customer.</summary>
    [Parameter, EditorRequired]
    public ProfileFacts Facts { get; set; } = default!;

    /// <summary>How fresh the data is.</summary>
    [Parameter, EditorRequired]
    public Freshness Freshness { get; set; } = default!;

    private string Segment => Facts.Scores!.NameAt(ScoreField.Segment, Facts.Row);

    private int Months => Facts.Scores!.Run.Settings.LifetimeMonths;

    private IEnumerable<(string Label, string Value)> Attributes
    {
        get
        {
            var who = Facts.Who;
            if (who.Name is not null)
            {
                yield return ("Id", who.ExternalId);
            }

            if (who.Location is { } location)
            {
                yield return ("Location", location);
            }

            if (who.Age is { } age)
            {
                yield return ("Age", age.ToString(CultureInfo.InvariantCulture));
            }

            if (who.Gender is { } gender)
            {
                yield return ("Gender", gender);
            }

            if (who.IncomeRange is { } income)
            {
                yield return ("Income", income);
            }

            if (who.RegisteredOn is { } registered)
            {
                yield return ("Registered", Format.Day(registered));
            }

            yield return (
                "Scores",
                Facts.Scores is { } scores
                    ? $"as of {Format.Day(scores.AsOf)}" + (scores.DataVersion < Freshness.DataVersion ? ", newer data has come since" : string.Empty)
                    : "not computed yet");
        }
    }

    private static string TierOf(ValueTier tier) => tier == ValueTier.Unknown ? "No value tier" : ScoreFields.Of(ScoreField.ValueTier).Names[(int)tier];
}
