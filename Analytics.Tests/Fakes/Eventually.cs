using System.Diagnostics;

namespace Analytics.Tests.Fakes;

/// <summary>Waits for a sign of what happens in the background: patient on a busy machine, and a failure when it never comes.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task TrueAsync(Func<bool> condition)
    {
        var clock = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(clock.Elapsed < Patience, "What was waited for did not happen.");
            await Task.Delay(20);
        }
    }
}
