namespace Analytics.Web.Hosting.Forwarding;

/// <summary>Registers the forwarding of events.</summary>
public static class ForwardingServices
{
    /// <summary>Adds <see cref="EventForwarder"/>; it does nothing unless <see cref="ForwardingOptions.Url"/> is set.</summary>
    public static IServiceCollection AddEventForwarding(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<ForwardingOptions>(configuration.GetSection(ForwardingOptions.Section));
        services.AddSingleton<EventForwarder>();
        services.AddHostedService(static provider => provider.GetRequiredService<EventForwarder>());
        return services;
    }
}
