namespace Analytics.Core.Planning;

/// <summary>
/// Reckons with chosen effects: a step's mean and bounds are multiplied by 1 + percent ÷ 100 for each promotion and by 0 when closed, in a week or
/// month for the share of its days. The total's interval keeps its shape: its halves are multiplied by Σ factor × half width ÷ Σ half width of
/// the steps. The effect itself is taken as certain: it is an assumption, not an estimate.
/// </summary>
public static class WhatIf
{
    /// <summary>The largest effect of a promotion, in percent.</summary>
    public const double MaxPercent = 1000;

    /// <summary>Applies changes to a forecast; those outside of its days change nothing.</summary>
    public static WhatIfPlan Apply(ShopForecast forecast, IReadOnlyList<WhatIfChange> changes)
    {
        var steps = new List<PlanStep>(forecast.Steps.Count);
        var factors = new double[forecast.Steps.Count];
        var changed = 0;
        for (var i = 0; i < forecast.Steps.Count; i++)
        {
            var step = forecast.Steps[i];
            var end = ForecastQuestions.After(step.Start, forecast.Question.Grain);
            var (sum, days) = (0.0, 0);
            for (var day = step.Start; day < end; day = day.AddDays(1))
            {
                var factor = FactorOf(day, changes, out var isTouched);
                sum += factor;
                days++;
                changed += isTouched ? 1 : 0;
            }

            var f = factors[i] = sum / days;
            steps.Add(step with { Mean = f * step.Mean, Lower = [.. step.Lower.Select(v => f * v)], Upper = [.. step.Upper.Select(v => f * v)] });
        }

        var mean = forecast.Total.Mean + steps.Zip(forecast.Steps, static (now, plan) => now.Mean - plan.Mean).Sum();
        var lower = new double[forecast.Levels.Count];
        var upper = new double[forecast.Levels.Count];
        for (var level = 0; level < forecast.Levels.Count; level++)
        {
            var (down, up) = (Scale(forecast, factors, level, isUpper: false), Scale(forecast, factors, level, isUpper: true));
            lower[level] = mean - (down * (forecast.Total.Mean - forecast.Total.Lower[level]));
            upper[level] = mean + (up * (forecast.Total.Upper[level] - forecast.Total.Mean));
            if (!ForecastQuestions.CanBeNegative(forecast.Question.Measure))
            {
                lower[level] = Math.Max(0, lower[level]);
            }
        }

        return new WhatIfPlan(steps, new PlanTotal(mean, lower, upper), mean - forecast.Total.Mean, changed);
    }

    private static double FactorOf(DateOnly day, IReadOnlyList<WhatIfChange> changes, out bool isTouched)
    {
        var factor = 1.0;
        isTouched = false;
        foreach (var change in changes)
        {
            if (day < change.Days.From || day > change.Days.To)
            {
                continue;
            }

            isTouched = true;
            factor *= change.Kind == WhatIfKind.Closed ? 0 : Math.Max(0, 1 + (change.Percent / 100));
        }

        return factor;
    }

    private static double Scale(ShopForecast forecast, double[] factors, int level, bool isUpper)
    {
        var (now, plan) = (0.0, 0.0);
        for (var i = 0; i < factors.Length; i++)
        {
            var step = forecast.Steps[i];
            var half = isUpper ? step.Upper[level] - step.Mean : step.Mean - step.Lower[level];
            now += factors[i] * half;
            plan += half;
        }

        return plan > 0 ? now / plan : 1;
    }
}
