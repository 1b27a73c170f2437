using System.Globalization;
using System.Net;
using System.Text.Json;
using Analytics.Web.Outgoing;

namespace Analytics.Web.Notifications;

/// <summary>
/// Posts messages as JSON, signed by the channel's key as <see cref="WebhookSignature"/> says.
/// </summary>
public sealed class WebhookSender(OutgoingHttp http, NotificationSecrets secrets, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Sends a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="settings">The application's own address.</param>
    /// <param name="channel">Where to.</param>
    /// <param name="deliveryId">The message's number.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<SendResult> SendAsync(NotificationMessage message, NotificationSettings settings, NotificationChannel channel, int deliveryId, CancellationToken cancellationToken)
    {
        try
        {
            var uri = OutgoingGuard.Read(channel.Address);
            var secret = secrets.Read(channel.ProtectedSecret) ?? throw new NotificationException("The channel has no key to sign with: make a new one.");
            var body = Body(message, settings.PublicUrl, deliveryId);
            using var request = new HttpRequestMessage(HttpMethod.Post, uri);
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = new("application/json");
            request.Headers.UserAgent.ParseAdd("Analytics");
            request.Headers.Add(WebhookSignature.Header, WebhookSignature.Of(secret, clock.GetUtcNow(), body));
            request.Headers.Add(WebhookSignature.DeliveryHeader, deliveryId.ToString(CultureInfo.InvariantCulture));
            using var answer = await http.SendAsync(request, Patience, cancellationToken);
            return Judge(answer, uri.Host);
        }
        catch (OutgoingException error)
        {
            return new SendResult(false, !error.IsRefused, error.Message);
        }
        catch (NotificationException error)
        {
            return new SendResult(false, false, error.Message);
        }
    }

    /// <summary>A message as a webhook's body.</summary>
    internal static byte[] Body(NotificationMessage message, string? publicUrl, int deliveryId) => JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            id = deliveryId,
            message.Kind,
            message.At,
            shop = PlainText.Line(message.Shop),
            subject = PlainText.Line(message.Subject),
            items = message.Items.Select(item => new
            {
                group = PlainText.Line(item.Group),
                label = item.Label is null ? null : PlainText.Line(item.Label),
                title = PlainText.Line(item.Title),
                text = item.Text is null ? null : PlainText.Line(item.Text, 1000),
                item.Path,
                link = MailWriter.Link(item.Path, publicUrl),
            }),
        },
        Json);

    private static SendResult Judge(HttpResponseMessage answer, string host)
    {
        var status = (int)answer.StatusCode;
        var said = FormattableString.Invariant($"{host} answered {status}");
        return answer.StatusCode switch
        {
            _ when answer.IsSuccessStatusCode => new SendResult(true, false, said + "."),
            _ when status is >= 300 and < 400 => new SendResult(false, false, said + ", a redirect, which is not followed: enter the address that it leads to."),
            HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests => new SendResult(false, true, said + ".", answer.Headers.RetryAfter?.Delta),
            _ when status >= 500 => new SendResult(false, true, said + ".", answer.Headers.RetryAfter?.Delta),
            _ => new SendResult(false, false, said + ": it does not take such messages."),
        };
    }
}
