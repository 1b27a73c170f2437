using System.Security.Cryptography;

namespace Analytics.Web.Hosting;

/// <summary>The script that a shop puts on its pages: <c>GET /track.js</c>, open to everybody and to every site.</summary>
internal static class TrackingScript
{
    /// <summary>Where it lies.</summary>
    public const string Path = "/track.js";

    private const string File = "js/track.js";
    private const string Caching = "public, max-age=3600";

    /// <summary>What a shop writes into its pages.</summary>
    /// <param name="site">This application's address, with a slash at its end.</param>
    /// <param name="key">A key of the scope <c>events</c>.</param>
    public static string Snippet(string site, string key) => $"<script defer src=\"{site}{Path.TrimStart('/')}\" data-key=\"{key}\"></script>";

    /// <summary>Maps it.</summary>
    public static void Map(WebApplication app)
    {
        var script = new Lazy<(byte[] Body, string Tag)>(() => Read(app.Environment));
        app.MapGet(Path, context => ServeAsync(context, script.Value)).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task ServeAsync(HttpContext context, (byte[] Body, string Tag) script)
    {
        var response = context.Response;
        response.Headers.ETag = script.Tag;
        response.Headers.CacheControl = Caching;
        if (context.Request.Headers.IfNoneMatch.Contains(script.Tag, StringComparer.Ordinal))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = "text/javascript; charset=utf-8";
        response.ContentLength = script.Body.Length;
        await response.Body.WriteAsync(script.Body, context.RequestAborted);
    }

    private static (byte[] Body, string Tag) Read(IWebHostEnvironment environment)
    {
        using var stream = environment.WebRootFileProvider.GetFileInfo(File).CreateReadStream();
        using var body = new MemoryStream();
        stream.CopyTo(body);
        return (body.ToArray(), $"\"{Convert.ToHexString(SHA256.HashData(body.ToArray()), 0, 16)}\"");
    }
}
