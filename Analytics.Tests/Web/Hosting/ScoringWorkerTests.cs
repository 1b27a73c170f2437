using Analytics.Core.Customers;
using Analytics.Tests.Api;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Tests.Web.Hosting;

public sealed class ScoringWorkerTests
{
    [Fact]
    public async Task Start_Demo_IsScoredInTheBackgroundAndNothingIsLeftListening()
    {
        var host = new ApiHost { Accountless = true };
        host.Settings["Predictions:Background"] = "true";
        host.Settings["Predictions:LookEverySeconds"] = "1";
        await host.InitializeAsync();
        CustomerScoring scoring;
        try
        {
            scoring = host.Services.GetRequiredService<CustomerScoring>();
            for (var tries = 0; tries < 600 && scoring.Current is null; tries++)
            {
                await Task.Delay(50);
            }

            Assert.NotNull(scoring.Current);
            Assert.Null(scoring.Problem);
            Assert.Equal(1, scoring.RequestListeners);
        }
        finally
        {
            await host.DisposeAsync();
        }

        Assert.Equal(0, scoring.Listeners);
        Assert.Equal(0, scoring.RequestListeners);
    }
}
