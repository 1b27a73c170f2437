using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace Analytics.Tests.Fakes;

/// <summary>A mail server on loopback that keeps what it takes. It knows the few commands that a sender needs.</summary>
public sealed class SmtpServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly List<MimeMessage> _mails = [];
    private readonly Task _serving;

    public SmtpServer()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What is answered to the mail itself.</summary>
    public string Answer { get; set; } = "250 taken as 4711";

    /// <summary>The account and password that are asked for, as AUTH PLAIN sends them; null asks for none.</summary>
    public string? Account { get; init; }

    public IReadOnlyList<MimeMessage> Mails => _mails;

    /// <summary>The recipients as the envelope names them.</summary>
    public List<string> Recipients { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _serving;
        _mails.ForEach(static m => m.Dispose());
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await TalkAsync(client);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or IOException or ObjectDisposedException)
        {
            // It stops.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
        await using var writer = new StreamWriter(client.GetStream(), Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 fake");
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "EHLO":
                    await writer.WriteAsync(Account is null ? "250-fake\r\n250 8BITMIME\r\n" : "250-fake\r\n250 AUTH PLAIN\r\n");
                    break;
                case "AUTH":
                    var said = Encoding.UTF8.GetString(Convert.FromBase64String(line.Split(' ')[2])).Replace('\0', ':');
                    await writer.WriteLineAsync(said == ":" + Account ? "235 welcome" : "535 no");
                    break;
                case "RCPT":
                    Recipients.Add(line);
                    await writer.WriteLineAsync("250 ok");
                    break;
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    var mail = new StringBuilder();
                    while (await reader.ReadLineAsync(_stop.Token) is { } text && text != ".")
                    {
                        mail.Append(text.StartsWith('.') ? text[1..] : text).Append("\r\n");
                    }

                    if (Answer.StartsWith('2'))
                    {
                        using var stream = new MemoryStream(Encoding.Latin1.GetBytes(mail.ToString()));
                        _mails.Add(await MimeMessage.LoadAsync(stream, _stop.Token));
                    }

                    await writer.WriteLineAsync(Answer);
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 bye");
                    return;
                default:
                    await writer.WriteLineAsync("250 ok");
                    break;
            }
        }
    }
}
