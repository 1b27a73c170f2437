namespace Analytics.Core.Demo;

/// <summary>A campaign of the demo with what is true of it, for a shop of a thousand customers.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Channel">Its channel.</param>
/// <param name="Target">Whom it is for.</param>
/// <param name="Spend">What is spent a day, in the middle.</param>
/// <param name="Wavers">How far the spend is moved every other week: the deviation of its logarithm.</param>
/// <param name="CostPerThousand">What a thousand impressions cost.</param>
/// <param name="Ctr">Clicks an impression.</param>
/// <param name="Orders">Orders a day by spend: what is to be found again.</param>
internal sealed record DemoCampaign(
    string Id, string Name, string Type, string Channel, string Target, double Spend, double Wavers, double CostPerThousand, double Ctr, Func<double, double> Orders);
