using System.Net;
using System.Text;
using MimeKit;
using MimeKit.Text;

namespace Analytics.Web.Notifications;

/// <summary>Writes a message as a mail: as text and as HTML that loads nothing from anywhere.</summary>
internal static class MailWriter
{
    public static MimeMessage Write(NotificationMessage message, MailServer server, NotificationChannel channel, string? publicUrl, int deliveryId)
    {
        var mail = new MimeMessage { Subject = PlainText.Line(message.Subject, 180), Date = message.At };
        mail.From.Add(MailboxAddress.Parse(server.From));
        foreach (var recipient in NotificationBook.Addresses(channel.Address, "The recipients", int.MaxValue))
        {
            mail.To.Add(MailboxAddress.Parse(recipient));
        }

        // Tells absence notes to stay quiet.
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        mail.MessageId = FormattableString.Invariant($"analytics.{deliveryId}.{message.At.ToUnixTimeMilliseconds()}@{mail.From.Mailboxes.First().Domain}");
        mail.Body = new MultipartAlternative(
            new TextPart(TextFormat.Plain) { Text = Text(message, publicUrl) },
            new TextPart(TextFormat.Html) { Text = Html(message, publicUrl) });
        return mail;
    }

    internal static string Text(NotificationMessage message, string? publicUrl)
    {
        var text = new StringBuilder();
        foreach (var group in message.Items.GroupBy(static item => item.Group))
        {
            text.Append(PlainText.Line(group.Key)).Append("\n\n");
            foreach (var item in group)
            {
                text.Append("- ").Append(item.Label is null ? string.Empty : PlainText.Line(item.Label) + ": ").Append(PlainText.Line(item.Title)).Append('\n');
                AppendLine(PlainText.Line(item.Text, 1000));
                AppendLine(Link(item.Path, publicUrl));
            }

            text.Append('\n');
        }

        return text.Append("-- \n").Append(PlainText.Line(message.Shop)).Append(" · sent by Analytics").Append('\n').ToString();

        void AppendLine(string? line) => text.Append(string.IsNullOrEmpty(line) ? string.Empty : $"  {line}\n");
    }

    internal static string Html(NotificationMessage message, string? publicUrl)
    {
        var html = new StringBuilder("<!doctype html><html><body style=\"font:14px/1.45 sans-serif;color:#14181d;max-width:640px\">");
        foreach (var group in message.Items.GroupBy(static item => item.Group))
        {
            html.Append("<h2 style=\"font-size:16px\">").Append(Encode(group.Key)).Append("</h2><ul style=\"padding-left:18px\">");
            foreach (var item in group)
            {
                html.Append("<li style=\"margin-bottom:10px\">").Append(item.Label is null ? string.Empty : $"<strong>{Encode(item.Label)}</strong>: ");
                html.Append(Link(item.Path, publicUrl) is { } link ? $"<a href=\"{WebUtility.HtmlEncode(link)}\">{Encode(item.Title)}</a>" : Encode(item.Title));
                html.Append(string.IsNullOrEmpty(item.Text) ? string.Empty : $"<br><span style=\"color:#48525e\">{Encode(item.Text, 1000)}</span>").Append("</li>");
            }

            html.Append("</ul>");
        }

        return html.Append("<p style=\"color:#5f6a76;font-size:12px\">").Append(Encode(message.Shop)).Append(" · sent by Analytics</p></body></html>").ToString();
    }

    /// <summary>The full address of a path of the application; null where the application's own is not known.</summary>
    internal static string? Link(string? path, string? publicUrl) => path is null || publicUrl is null ? null : publicUrl + path.TrimStart('/');

    private static string Encode(string? text, int most = 300) => WebUtility.HtmlEncode(PlainText.Line(text, most));
}
