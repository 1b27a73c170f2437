using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace Analytics.Web.Hosting;

/// <summary>Gives Kestrel the limits of <see cref="ConnectionOptions"/>, instead of its own.</summary>
internal static class ConnectionLimits
{
    /// <summary>Sets them.</summary>
    public static IServiceCollection AddConnectionLimits(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<ConnectionOptions>(configuration.GetSection(ConnectionOptions.Section));
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<ConnectionOptions>>(static (kestrel, options) =>
        {
            var asked = options.Value;
            var grace = TimeSpan.FromSeconds(asked.GraceSeconds);
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(asked.HeadersSeconds);
            kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(asked.IdleSeconds);
            kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(asked.SlowestUploadBytesPerSecond, grace);
            kestrel.Limits.MinResponseDataRate = new MinDataRate(asked.SlowestDownloadBytesPerSecond, grace);
            kestrel.Limits.MaxConcurrentConnections = asked.Most == 0 ? null : asked.Most;
        });
        return services;
    }
}
