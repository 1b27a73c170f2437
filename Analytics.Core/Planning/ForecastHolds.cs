using Analytics.Core.Queries;
using Analytics.Core.Storage;

namespace Analytics.Core.Planning;

/// <summary>Keeps it among the settings. A singleton.</summary>
public sealed class ForecastHolds(SettingsStore settings, TimeProvider clock) : IForecastHolds
{
    /// <summary>The setting's key.</summary>
    public const string Key = "forecast.hold";

    /// <inheritdoc />
    public event EventHandler? Changed
    {
        add => settings.Changed += value;
        remove => settings.Changed -= value;
    }

    /// <inheritdoc />
    public ForecastHold? Current => settings.Get<ForecastHold>(Key);

    /// <inheritdoc />
    public Task GoBackAsync(DateOnly until, string by, CancellationToken cancellationToken = default) =>
        settings.SetAsync(Key, new ForecastHold(until, by, clock.GetUtcNow()), cancellationToken: cancellationToken);

    /// <inheritdoc />
    public Task EndAsync(CancellationToken cancellationToken = default) => settings.SetAsync<ForecastHold>(Key, null, cancellationToken: cancellationToken);

    /// <summary>
    /// The question as it is computed while a version is held: learned from the days until then, and as many days longer as have passed since, so that it reaches
    /// as far ahead as was asked.
    /// </summary>
    /// <param name="hold">What was gone back to.</param>
    /// <param name="question">The question.</param>
    /// <param name="days">The whole days that it would learn from else.</param>
    /// <returns>The question and what holds it; the question itself and null where nothing does, because no day came since or none is left.</returns>
    internal static (ForecastQuestion Question, ForecastHold? Hold) Apply(ForecastHold hold, ForecastQuestion question, Period days) =>
        hold.Until < days.From || hold.Until >= days.To
            ? (question, null)
            : (question with
            {
                Training = new Period(DateOnly.MinValue, hold.Until),
                Days = Math.Min(ForecastQuestion.MaxDays, question.Days + days.To.DayNumber - hold.Until.DayNumber),
            }, hold);
}
