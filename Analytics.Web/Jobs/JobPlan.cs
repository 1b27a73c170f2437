namespace Analytics.Web.Jobs;

/// <summary>A job and when it runs.</summary>
/// <param name="Key">Its stable name.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Description">What it does, in one sentence.</param>
/// <param name="When">When it runs, in words.</param>
/// <param name="Cron">The same as a Quartz expression, in UTC.</param>
public sealed record JobPlan(string Key, string Title, string Description, string When, string Cron);
