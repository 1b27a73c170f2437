using System.Net.Sockets;
using Analytics.Web.Outgoing;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace Analytics.Web.Notifications;

/// <summary>Sends mails over the shop's SMTP server. Nothing of the conversation is logged.</summary>
public sealed class MailSender(OutgoingGuard guard, NotificationSecrets secrets)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Sends a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="settings">The mail server and the application's own address.</param>
    /// <param name="channel">To whom.</param>
    /// <param name="deliveryId">The message's number.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<SendResult> SendAsync(NotificationMessage message, NotificationSettings settings, NotificationChannel channel, int deliveryId, CancellationToken cancellationToken)
    {
        if (settings.Mail is not { } server)
        {
            return new SendResult(false, false, "No mail server is set: an admin enters it under Admin → Channels.");
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            using var mail = MailWriter.Write(message, server, channel, settings.PublicUrl, deliveryId);
            using var client = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds };
            using var socket = await guard.ConnectAsync(server.Host, server.Port, limit.Token);
            await client.ConnectAsync(socket, server.Host, server.Port, Options(server.Security), limit.Token);
            if (server.User is { } user)
            {
                await client.AuthenticateAsync(user, secrets.Read(server.ProtectedPassword) ?? string.Empty, limit.Token);
            }

            var answer = await client.SendAsync(mail, limit.Token);
            await client.DisconnectAsync(true, limit.Token);
            return new SendResult(true, false, $"{server.Host} took it: {PlainText.Line(answer, 120)}");
        }
        catch (SmtpCommandException error)
        {
            // 5xx: asking again changes nothing.
            return new SendResult(false, (int)error.StatusCode is < 500 or > 599, FormattableString.Invariant($"{server.Host} refused it ({(int)error.StatusCode}): {PlainText.Line(error.Message, 200)}"));
        }
        catch (AuthenticationException)
        {
            return new SendResult(false, false, $"{server.Host} does not take the account's name and password. Enter them anew.");
        }
        catch (SslHandshakeException)
        {
            return new SendResult(false, false, $"{server.Host} could not be trusted, or does not encrypt in this way. Check the name, the port and the kind of encryption.");
        }
        catch (NotSupportedException)
        {
            return new SendResult(false, false, $"{server.Host} does not offer what is set: encryption by STARTTLS, or signing in. Choose another kind of encryption, or leave the account empty.");
        }
        catch (OutgoingException error)
        {
            return new SendResult(false, !error.IsRefused, error.Message);
        }
        catch (NotificationException error)
        {
            return new SendResult(false, false, error.Message);
        }
        catch (Exception error) when (error is SmtpProtocolException or IOException or SocketException)
        {
            return new SendResult(false, true, $"{server.Host} broke the conversation off, or does not speak SMTP there.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new SendResult(false, true, FormattableString.Invariant($"{server.Host} did not answer within {Patience.TotalSeconds:0} seconds."));
        }
    }

    private static SecureSocketOptions Options(MailSecurity security) => security switch
    {
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        MailSecurity.None => SecureSocketOptions.None,
        _ => SecureSocketOptions.StartTls,
    };
}
