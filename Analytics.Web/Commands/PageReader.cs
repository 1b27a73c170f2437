using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace Analytics.Web.Commands;

/// <summary>Signs in like a person and asks for the dashboard again and again.</summary>
internal sealed partial class PageReader : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly Uri SignInPage = new("/account/sign-in", UriKind.Relative);
    private static readonly Uri Dashboard = new("/", UriKind.Relative);

    private readonly HttpClient _client;

    public PageReader(Uri address) => _client = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = address };

    /// <summary>Signs in by the page's form.</summary>
    /// <exception cref="FailedException">It did not work.</exception>
    public async Task SignInAsync(string email, string password, CancellationToken cancellationToken)
    {
        var page = await _client.GetStringAsync(SignInPage, cancellationToken);
        var fields = HiddenFields().Matches(page).ToDictionary(static m => m.Groups["name"].Value, static m => WebUtility.HtmlDecode(m.Groups["value"].Value), StringComparer.Ordinal);
        fields["_handler"] = "sign-in";
        fields["Email"] = email;
        fields["Password"] = password;
        using var form = new FormUrlEncodedContent(fields);
        using var answer = await _client.PostAsync(SignInPage, form, cancellationToken);
        if (!answer.IsSuccessStatusCode || answer.RequestMessage!.RequestUri!.AbsolutePath != "/")
        {
            throw new FailedException("Signing in to the server to be measured did not work.");
        }
    }

    /// <summary>Asks for the dashboard once a second until it is stopped: how many milliseconds each whole page took, not a number where it failed.</summary>
    public async Task<IReadOnlyList<double>> ReadAsync(CancellationToken stop)
    {
        List<double> times = [];
        while (!stop.IsCancellationRequested)
        {
            var clock = Stopwatch.StartNew();
            try
            {
                using var answer = await _client.GetAsync(Dashboard, CancellationToken.None);
                var page = await answer.Content.ReadAsStringAsync(CancellationToken.None);
                times.Add(answer.IsSuccessStatusCode && page.Contains("</html>", StringComparison.Ordinal) ? clock.Elapsed.TotalMilliseconds : double.NaN);
            }
            catch (HttpRequestException)
            {
                times.Add(double.NaN);
            }

            await Task.Delay(Pause, stop).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }

        return times;
    }

    public void Dispose() => _client.Dispose();

    [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*name=\"(?<name>[^\"]*)\"[^>]*value=\"(?<value>[^\"]*)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex HiddenFields();
}
