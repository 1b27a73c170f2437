using Microsoft.Playwright;

namespace Analytics.Tests.Browser;

/// <summary>One application and one browser for all tests of the collection; each test opens its own page.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private AnalyticsProcess? _application;

    /// <summary>The running application, after the first page.</summary>
    public AnalyticsProcess Application => _application ?? throw new InvalidOperationException("No page was opened yet.");

    /// <summary>Opens a page in a context of its own, with cookies of its own.</summary>
    /// <param name="options">Theme, size and the like; the base address is filled in.</param>
    /// <param name="application">Another application than the shared one, for a test that leaves it changed for good.</param>
    public async Task<IPage> NewPageAsync(BrowserNewContextOptions? options = null, AnalyticsProcess? application = null)
    {
        await StartAsync();
        options ??= new BrowserNewContextOptions { ReducedMotion = ReducedMotion.Reduce };
        options.BaseURL = (application ?? Application).Address.ToString();
        options.Locale ??= "en-GB";
        options.TimezoneId ??= "Etc/UTC";
        var context = await _browser!.NewContextAsync(options);
        context.SetDefaultTimeout(30_000);
        return await context.NewPageAsync();
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (_application is not null)
        {
            await _application.DisposeAsync();
        }

        _gate.Dispose();
    }

    // Lazily, so that skipped tests start nothing.
    private async Task StartAsync()
    {
        await _gate.WaitAsync();
        try
        {
            // A busy machine is slow, not wrong.
            Assertions.SetDefaultExpectTimeout(20_000);
            _playwright ??= await Playwright.CreateAsync();
            _browser ??= await Chromium.LaunchAsync(_playwright);
            _application ??= await AnalyticsProcess.StartAsync();
            DemoSignIn.Console = () => _application.Log;
        }
        finally
        {
            _gate.Release();
        }
    }
}
