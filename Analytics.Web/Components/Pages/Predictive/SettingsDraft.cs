using System.Globalization;
using Analytics.Core.Customers;

namespace Analytics.Web.Components.Pages.Predictive;

/// <summary>The settings while they are typed: shares in percent, numbers with a point.</summary>
public sealed class SettingsDraft
{
    private const double Percent = 100;
    private const string Net = "net";

    /// <summary>Days to Medium.</summary>
    public string Medium { get; set; } = string.Empty;

    /// <summary>Days to High.</summary>
    public string High { get; set; } = string.Empty;

    /// <summary>The horizon in days.</summary>
    public string Horizon { get; set; } = string.Empty;

    /// <summary>The lifetime in months.</summary>
    public string Months { get; set; } = string.Empty;

    /// <summary>The margin in percent.</summary>
    public string Margin { get; set; } = string.Empty;

    /// <summary>The discount a year in percent.</summary>
    public string Discount { get; set; } = string.Empty;

    /// <summary>F's weight in percent.</summary>
    public string Weight { get; set; } = string.Empty;

    /// <summary>Hidden days; empty leaves them to the program.</summary>
    public string Holdout { get; set; } = string.Empty;

    /// <summary>Which model.</summary>
    public PurchaseModel Model { get; set; }

    /// <summary>Which revenue counts: <c>net</c> or <c>gross</c>.</summary>
    public string Revenue { get; set; } = Net;

    /// <summary>Settings as they are typed.</summary>
    public static SettingsDraft Of(ScoringSettings settings) => new()
    {
        Medium = Text(settings.ChurnMediumAfterDays),
        High = Text(settings.ChurnHighAfterDays),
        Horizon = Text(settings.HorizonDays),
        Months = Text(settings.LifetimeMonths),
        Margin = Text(settings.Margin * Percent),
        Discount = Text(settings.AnnualDiscount * Percent),
        Weight = Text(settings.FrequencyWeight * Percent),
        Holdout = settings.HoldoutDays is { } days ? Text(days) : string.Empty,
        Model = settings.Model,
        Revenue = settings.Gross ? "gross" : Net,
    };

    /// <summary>The settings; what is no number becomes one that the check refuses.</summary>
    public ScoringSettings ToSettings() => new()
    {
        ChurnMediumAfterDays = Whole(Medium),
        ChurnHighAfterDays = Whole(High),
        HorizonDays = Whole(Horizon),
        LifetimeMonths = Whole(Months),
        Margin = Share(Margin),
        AnnualDiscount = Share(Discount),
        FrequencyWeight = Share(Weight),
        HoldoutDays = string.IsNullOrWhiteSpace(Holdout) ? null : Whole(Holdout),
        Model = Model,
        Gross = Revenue != Net,
    };

    private static string Text(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    private static int Whole(string text) => int.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) ? number : -1;

    private static double Share(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? Math.Round(number / Percent, 6) : -1;
}
