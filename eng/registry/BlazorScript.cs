// For: BlazorScript.props beside this file, which says what and why. Delete both together.
using System.Buffers.Binary;
using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

[assembly: HostingStartup(typeof(Analytics.Registry.BlazorScript))]

namespace Analytics.Registry;

/// <summary>Serves <c>/_framework/blazor.web.js</c> from the resources of an older runtime pack.</summary>
internal sealed class BlazorScript : IHostingStartup, IStartupFilter
{
    private const string ResourceName = "_framework/blazor.web.js";

    private static readonly Lazy<Script> Loaded = new(Load);

    public void Configure(IWebHostBuilder builder) =>
        builder.ConfigureServices(static services => services.AddSingleton<IStartupFilter, BlazorScript>());

    // A filter, not an endpoint: the composition of the application need not know of it.
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(static (context, following) =>
            string.Equals(context.Request.Path.Value, "/" + ResourceName, StringComparison.Ordinal)
            && (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
                ? ServeAsync(context)
                : following(context));
        next(app);
    };

    private static async Task ServeAsync(HttpContext context)
    {
        var script = Loaded.Value;
        var response = context.Response;
        response.Headers.ETag = script.ETag;
        response.Headers.CacheControl = "public, max-age=2592000";
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        response.Headers.XContentTypeOptions = "nosniff";
        if (context.Request.Headers.IfNoneMatch.Contains(script.ETag, StringComparer.Ordinal))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var zipped = context.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.OrdinalIgnoreCase);
        var body = zipped ? script.Brotli : script.Plain;
        if (zipped)
        {
            response.Headers.ContentEncoding = "br";
        }

        response.ContentType = "text/javascript; charset=utf-8";
        response.ContentLength = body.Length;
        if (HttpMethods.IsGet(context.Request.Method))
        {
            await response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
        }
    }

    private static Script Load()
    {
        var plain = ReadResource(Path.Combine(AppContext.BaseDirectory, "blazor", "blazor-script.bin"));
        using var zipped = new MemoryStream();
        using (var brotli = new BrotliStream(zipped, CompressionLevel.Fastest, leaveOpen: true))
        {
            brotli.Write(plain);
        }

        return new Script(plain, zipped.ToArray(), $"\"{Convert.ToHexString(SHA256.HashData(plain), 0, 16)}\"");
    }

    // Read as data: loading an assembly of another runtime version would be wrong.
    private static byte[] ReadResource(string path)
    {
        using var file = File.OpenRead(path);
        using var image = new PEReader(file);
        var metadata = image.GetMetadataReader();
        foreach (var handle in metadata.ManifestResources)
        {
            var resource = metadata.GetManifestResource(handle);
            if (!metadata.StringComparer.Equals(resource.Name, ResourceName))
            {
                continue;
            }

            var header = image.PEHeaders.CorHeader ?? throw new BadImageFormatException("No CLI header.", path);
            var section = image.GetSectionData(header.ResourcesDirectory.RelativeVirtualAddress + (int)resource.Offset);
            var content = section.GetContent();
            var length = BinaryPrimitives.ReadInt32LittleEndian(content.AsSpan(0, sizeof(int)));
            return content.AsSpan(sizeof(int), length).ToArray();
        }

        throw new FileNotFoundException($"The resource {ResourceName} is not in the runtime pack.", path);
    }

    private sealed record Script(byte[] Plain, byte[] Brotli, string ETag);
}
