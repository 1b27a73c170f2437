using System.Globalization;
using Analytics.Core.Behaviour;
using Analytics.Web.Components.Charts;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Customers;

/// <summary>What a customer does in the shop: engagement, sessions, persona, the probability of an order, preferences, and when.</summary>
public sealed partial class ProfileBehaviour : ProfilePart
{
    private const int Named = 4;

    private BehaviourProfile? _shown;
    private ChartView? _hours;

    /// <summary>The profile.</summary>
    [Parameter, EditorRequired]
    public BehaviourProfile Profile { get; set; } = default!;

    private string Made => Profile.LastAt is { } last && Profile.FirstAt is { } first
        ? $"{Format.Count(Profile.Facts.Events)} events from {Format.Instant(first)} to {Format.Instant(last)}"
        : $"{Format.Count(Profile.Undated)} events without a date";

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (!ReferenceEquals(_shown, Profile))
        {
            _shown = Profile;
            _hours = ActivityChart.Build(Profile.Hours, Format, "When this customer is active");
        }
    }

    private static string Percent(double share) => (100 * share).ToString("0.#", CultureInfo.InvariantCulture) + "%";

    private static string Capital(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];

    private string Number(double score) => score.ToString("0", Format.Culture);

    private string Value(BehaviourPart part) => $"{part.Value.ToString(part.Value % 1 == 0 ? "0" : "0.0", Format.Culture)} {part.Unit}";

    private string Silhouette(BehaviourPersona persona) => persona.Silhouette is { } value
        ? value.ToString("0.00", Format.Culture) + (value < 0.25 ? " (weakly parted)" : string.Empty)
        : Formatter.NotAvailable;

    private string Trust(BehaviourConversion conversion) => conversion.IsBetter
        ? $"On {BehaviourModel.HorizonDays} hidden days such probabilities ranked {(conversion.Auc is { } auc ? Format.Share(auc) : Formatter.NotAvailable)} of pairs rightly (Brier {Brier(conversion.Brier)} against {Brier(conversion.BaseBrier)})."
        : $"On {BehaviourModel.HorizonDays} hidden days such probabilities did no better than giving everybody the same (Brier {Brier(conversion.Brier)} against {Brier(conversion.BaseBrier)}): do not lean on it.";

    private string Brier(double value) => value.ToString("0.0000", Format.Culture);

    private string Most(IReadOnlyList<BehaviourCount> counts) => counts.Count == 0
        ? Formatter.NotAvailable
        : string.Join(", ", counts.Take(Named).Select(c => $"{c.Name} ({Format.Count(c.Count)})"));
}
