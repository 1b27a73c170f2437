using System.Text.Json;
using Analytics.Core.Monitoring;
using Analytics.Core.Storage;
using Analytics.Tests.Fakes;
using Analytics.Web.Notifications;
using Analytics.Web.Outgoing;

namespace Analytics.Tests.Web.Notifications;

/// <summary>Alerts and digests on their way: grouped, signed, tried again, harmless, and once.</summary>
public sealed class NotifierTests
{
    // A name as somebody hostile would give to a measure: markup, a header of its own, and a mark that turns the writing round.
    private const string Hostile = "<img src=x onerror=alert(1)>\r\nBcc: thief@evil.example\u202Egnp.exe\u2028";

    [Fact]
    public async Task Webhook_TwoAlerts_AreOneSignedPostWithHarmlessNames()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var house = await NotificationHouse.StartAsync("127.0.0.1");
        var key = await house.Book.SaveAsync(NotificationHouse.Channel("ops", ChannelKind.Webhook, receiver.Address));
        await house.Book.SaveMailAsync(null, null, "https://analytics.example/shop?x=1");

        await house.Notifier.SendAlertsAsync([NotificationHouse.News(1, AlertSeverity.Critical, Hostile), NotificationHouse.News(2, AlertSeverity.Warning)], default);
        Assert.Equal(1, await house.Worker.SendDueAsync(default));

        var (headers, body) = Assert.Single(receiver.Posts);
        Assert.Equal(WebhookSignature.Of(key!, house.Clock.GetUtcNow(), body), headers[WebhookSignature.Header]);
        Assert.False(headers.ContainsKey("traceparent"));
        using var json = JsonDocument.Parse(body);
        var root = json.RootElement;
        Assert.Equal(2, root.GetProperty("items").GetArrayLength());
        Assert.StartsWith("2 alerts, 1 critical", root.GetProperty("subject").GetString(), StringComparison.Ordinal);
        Assert.Equal("https://analytics.example/shop/measures/revenue", root.GetProperty("items")[0].GetProperty("link").GetString());
        Assert.DoesNotContain(Texts(root), static text => text.Any(static c => char.IsControl(c) || c is '\u202E' or '\u2028'));
        Assert.Equal([AlertEvent.Sent, AlertEvent.Sent], house.Measures.Log.Select(static e => e.Event));
        Assert.DoesNotContain(house.Measures.Log, static e => e.Detail!.Contains("hidden", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SendDue_TwoServersAtOnce_SendEachMessageOnce()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var house = await NotificationHouse.StartAsync("127.0.0.1");
        using var another = house.AnotherWorker();
        await house.Book.SaveAsync(NotificationHouse.Channel("ops", ChannelKind.Webhook, receiver.Address));
        for (var i = 1; i <= 20; i++)
        {
            await house.Notifier.SendAlertsAsync([NotificationHouse.News(i, AlertSeverity.Warning)], default);
        }

        var tried = await Task.WhenAll(Task.Run(() => house.Worker.SendDueAsync(default)), Task.Run(() => another.SendDueAsync(default)));

        Assert.Equal(20, tried.Sum());
        Assert.Equal(20, receiver.Posts.Select(static p => p.Headers[WebhookSignature.DeliveryHeader].ToString()).Distinct().Count());
        Assert.Equal(20, receiver.Posts.Count);
    }

    [Fact]
    public async Task Webhook_FailsForAWhile_IsTriedWithGrowingPausesUnderTheSameNumber()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Status = 503;
        await using var house = await NotificationHouse.StartAsync("127.0.0.1");
        await house.Book.SaveAsync(NotificationHouse.Channel("ops", ChannelKind.Webhook, receiver.Address));
        await house.Notifier.SendAlertsAsync([NotificationHouse.News(1, AlertSeverity.Warning)], default);

        Assert.Equal(1, await house.Worker.SendDueAsync(default));
        Assert.Equal(0, await house.Worker.SendDueAsync(default));
        house.Clock.Advance(DeliveryWorker.Pauses[0]);
        Assert.Equal(1, await house.Worker.SendDueAsync(default));
        receiver.Status = 200;
        house.Clock.Advance(DeliveryWorker.Pauses[1]);
        Assert.Equal(1, await house.Worker.SendDueAsync(default));

        Assert.Single(receiver.Posts.Select(static p => p.Headers[WebhookSignature.DeliveryHeader].ToString()).Distinct());
        var sent = Assert.Single(await house.Deliveries.ListAsync(10));
        Assert.Equal((DeliveryState.Sent, 3, string.Empty), (sent.State, sent.Attempts, sent.BodyJson));
    }

    [Fact]
    public async Task Webhook_NeverAnswersWell_IsGivenUpAndSaysSo()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Status = 500;
        await using var house = await NotificationHouse.StartAsync("127.0.0.1");
        await house.Book.SaveAsync(NotificationHouse.Channel("ops", ChannelKind.Webhook, receiver.Address));
        await house.Notifier.SendAlertsAsync([NotificationHouse.News(1, AlertSeverity.Warning)], default);

        for (var i = 0; i <= DeliveryWorker.Pauses.Count; i++)
        {
            Assert.Equal(1, await house.Worker.SendDueAsync(default));
            house.Clock.Advance(TimeSpan.FromHours(6));
        }

        Assert.Equal(0, await house.Worker.SendDueAsync(default));
        Assert.Equal(DeliveryState.Failed, Assert.Single(await house.Deliveries.ListAsync(10)).State);
        Assert.Equal(AlertEvent.Failed, Assert.Single(house.Measures.Log).Event);
    }

    [Theory]
    [InlineData(302, "redirect")]
    [InlineData(410, "does not take")]
    public async Task Webhook_RefusesForGood_IsNotTriedAgain(int status, string word)
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Status = status;
        await using var house = await NotificationHouse.StartAsync("127.0.0.1");
        var channel = NotificationHouse.Channel("ops", ChannelKind.Webhook, receiver.Address);
        await house.Book.SaveAsync(channel);

        var result = await house.Notifier.TryAsync(house.Book.Current.Channels[0], default);

        Assert.Equal((false, false), (result.IsSent, result.MayRetry));
        Assert.Contains(word, result.Detail, StringComparison.Ordinal);
        Assert.Single(receiver.Posts);
    }

    [Fact]
    public async Task Webhook_InternalAddress_IsNeverReachedNorSecretsTold()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var house = await NotificationHouse.StartAsync();
        var key = await house.Book.SaveAsync(NotificationHouse.Channel("ops", ChannelKind.Webhook, receiver.Address));
        await house.Notifier.SendAlertsAsync([NotificationHouse.News(1, AlertSeverity.Warning)], default);
        await house.Worker.SendDueAsync(default);

        var failed = Assert.Single(await house.Deliveries.ListAsync(10));
        Assert.Equal(DeliveryState.Failed, failed.State);
        Assert.Contains("Outgoing:AllowedNetworks", failed.Detail, StringComparison.Ordinal);
        Assert.Empty(receiver.Posts);
        Assert.DoesNotContain(house.Console.Lines, line => line.Contains(key!, StringComparison.Ordinal) || line.Contains("hidden", StringComparison.Ordinal));
        Assert.DoesNotContain(key!, house.StoredSettings, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mail_HostileNames_TravelAsTextInOneMailToAll()
    {
        await using var server = new SmtpServer { Account = "shop:pass word" };
        await using var house = await NotificationHouse.StartAsync("127.0.0.1");
        await house.Book.SaveMailAsync(Server(server), "pass word", "https://analytics.example");
        await house.Book.SaveAsync(NotificationHouse.Channel("people", ChannelKind.Mail, "Anna <anna@shop.example>; ben@shop.example"));

        await house.Notifier.SendAlertsAsync([NotificationHouse.News(1, AlertSeverity.Critical, Hostile)], default);
        await house.Worker.SendDueAsync(default);

        var mail = Assert.Single(server.Mails);
        Assert.Equal(2, server.Recipients.Count);
        Assert.DoesNotContain(server.Recipients, static r => r.Contains("thief", StringComparison.Ordinal));
        Assert.Empty(mail.Bcc);
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
        Assert.Equal("Critical: <img src=x onerror=alert(1)>  Bcc: thief@evil.examplegnp.exe", mail.Subject);
        Assert.DoesNotContain("<img", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("&lt;img src=x onerror=alert(1)&gt;", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("https://analytics.example/measures/revenue", mail.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', mail.TextBody!);
        Assert.Equal(DeliveryState.Sent, Assert.Single(await house.Deliveries.ListAsync(10)).State);
    }

    [Theory]
    [InlineData("550 no such person", false, "refused")]
    [InlineData("451 come back later", true, "refused")]
    public async Task Mail_ServerRefuses_IsTriedAgainOnlyWhereThatMayHelp(string answer, bool mayRetry, string word)
    {
        await using var server = new SmtpServer { Answer = answer };
        await using var house = await NotificationHouse.StartAsync("127.0.0.1");
        await house.Book.SaveMailAsync(Server(server) with { User = null }, null, null);
        await house.Book.SaveAsync(NotificationHouse.Channel("people", ChannelKind.Mail, "anna@shop.example"));

        var result = await house.Notifier.TryAsync(house.Book.Current.Channels[0], default);

        Assert.Equal((false, mayRetry), (result.IsSent, result.MayRetry));
        Assert.Contains(word, result.Detail, StringComparison.Ordinal);
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task Mail_WrongPassword_SaysSoWithoutIt()
    {
        await using var server = new SmtpServer { Account = "shop:right" };
        await using var house = await NotificationHouse.StartAsync("127.0.0.1");
        await house.Book.SaveMailAsync(Server(server), "wrong-secret", null);
        await house.Book.SaveAsync(NotificationHouse.Channel("people", ChannelKind.Mail, "anna@shop.example"));

        var result = await house.Notifier.TryAsync(house.Book.Current.Channels[0], default);

        Assert.Contains("name and password", result.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-secret", result.Detail + house.StoredSettings + string.Concat(house.Console.Lines), StringComparison.Ordinal);
        // Another server must not be sent the password that was entered for this one.
        await house.Book.SaveMailAsync(Server(server) with { Host = "smtp.elsewhere.example" }, null, null);
        Assert.Null(house.Book.Current.Mail!.ProtectedPassword);
    }

    [Fact]
    public async Task SendAlerts_Severities_GoWhereTheyAreAskedFor()
    {
        await using var house = await NotificationHouse.StartAsync();
        await house.Book.SaveAsync(NotificationHouse.Channel("all", ChannelKind.Mail, "a@shop.example"));
        await house.Book.SaveAsync(NotificationHouse.Channel("worst", ChannelKind.Mail, "b@shop.example", AlertSeverity.Critical));
        await house.Book.SaveAsync(NotificationHouse.Channel("none", ChannelKind.Mail, "c@shop.example", null));
        await house.Book.SaveAsync(NotificationHouse.Channel("off", ChannelKind.Mail, "d@shop.example") with { IsOn = false });

        await house.Notifier.SendAlertsAsync([NotificationHouse.News(1, AlertSeverity.Warning)], default);
        await house.Notifier.SendAlertsAsync([NotificationHouse.News(1, AlertSeverity.Warning), NotificationHouse.News(2, AlertSeverity.Critical, what: AlertEvent.Cleared)], default);

        Assert.Equal(["Warning: Net revenue", "Warning: Net revenue", "Ended: Net revenue"], (await house.Deliveries.ListAsync(10)).OrderBy(static d => d.ChannelId).ThenBy(static d => d.Id).Select(static d => d.Subject));
    }

    [Fact]
    public async Task SendDigest_TwiceOnADay_GoesOutOnceToEachChannel()
    {
        await using var house = await NotificationHouse.StartAsync();
        var day = new DateOnly(2026, 11, 20);
        Assert.Null(await house.Notifier.SendDigestAsync(day, default));
        house.Measures.States = [FakeKeyMeasures.State(KeyMeasureCatalog.Find("revenue")!, day.AddDays(-1))];
        house.Measures.Alerts = [FakeKeyMeasures.Alert(7, "revenue", AlertSeverity.Critical)];
        await house.Book.SaveAsync(NotificationHouse.Channel("a", ChannelKind.Mail, "a@shop.example"));

        Assert.Equal(1, await house.Notifier.SendDigestAsync(day, default));
        await house.Book.SaveAsync(NotificationHouse.Channel("b", ChannelKind.Mail, "b@shop.example"));
        Assert.Equal(1, await house.Notifier.SendDigestAsync(day, default));
        Assert.Equal(0, await house.Notifier.SendDigestAsync(day, default));
        Assert.Equal(1 + 1, (await house.Deliveries.ListAsync(10)).Count);
        Assert.Equal(2, await house.Notifier.SendDigestAsync(day.AddDays(1), default));

        var digest = await house.Writer.DigestAsync(default);
        Assert.Equal("Test shop: 19 Nov 2026", digest.Subject);
        Assert.Equal(["The day, 19 Nov 2026", "Open alerts"], digest.Items.Select(static i => i.Group).Distinct());
    }

    [Fact]
    public async Task Add_MoreThanMayWait_IsWrittenDownAsGivenUp()
    {
        await using var house = await NotificationHouse.StartAsync();
        var added = await house.Deliveries.AddAsync([.. Enumerable.Range(0, DeliveryStore.MostWaiting + 2).Select(static _ => new NewDelivery("a", "s", "{}"))]);
        Assert.Equal(DeliveryStore.MostWaiting, added);
        Assert.Contains("too many", (await house.Deliveries.ListAsync(1))[0].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SendDue_ChannelDeleted_SaysSo()
    {
        await using var house = await NotificationHouse.StartAsync();
        await house.Book.SaveAsync(NotificationHouse.Channel("a", ChannelKind.Mail, "a@shop.example"));
        await house.Notifier.SendAlertsAsync([NotificationHouse.News(1, AlertSeverity.Warning)], default);
        var removed = await house.Book.DeleteAsync("a");
        await house.Worker.SendDueAsync(default);
        Assert.Contains("deleted", Assert.Single(await house.Deliveries.ListAsync(10)).Detail, StringComparison.Ordinal);
        await house.Book.SaveAsync(removed);
        Assert.Equal(removed, Assert.Single(house.Book.Current.Channels));
    }

    [Theory]
    [InlineData(ChannelKind.Mail, "")]
    [InlineData(ChannelKind.Mail, "nobody")]
    [InlineData(ChannelKind.Mail, "a@shop.example\r\nBcc: b@evil.example")]
    [InlineData(ChannelKind.Webhook, "ftp://hooks.example/")]
    [InlineData(ChannelKind.Webhook, "https://name:secret@hooks.example/")]
    public async Task Save_NotAnAddress_IsRefused(ChannelKind kind, string address)
    {
        await using var house = await NotificationHouse.StartAsync();
        await Assert.ThrowsAsync<NotificationException>(() => house.Book.SaveAsync(NotificationHouse.Channel("a", kind, address)));
        Assert.Empty(house.Book.Current.Channels);
    }

    [Theory]
    [InlineData("a\r\nb", "a  b")]
    [InlineData("\u202Eabc\u2066", "abc")]
    [InlineData("a\u0000\u001b[31m", "a  [31m")]
    [InlineData("x\ud800y", "xy")]
    [InlineData(null, "")]
    public void Line_Hostile_IsOneHarmlessLine(string? text, string expected) => Assert.Equal(expected, PlainText.Line(text));

    [Fact]
    public void Line_Long_IsCut() => Assert.Equal(11, PlainText.Line(new string('a', 50), 10).Length);

    private static MailServer Server(SmtpServer server) => new() { Host = "127.0.0.1", Port = server.Port, Security = MailSecurity.None, User = "shop", From = "Shop <shop@shop.example>" };

    private static IEnumerable<string> Texts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()!],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Texts),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(static p => Texts(p.Value)),
        _ => [],
    };
}
