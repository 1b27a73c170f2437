using Analytics.Core.Monitoring;

namespace Analytics.Web.Notifications;

/// <summary>Registers what sends messages.</summary>
public static class NotificationServices
{
    /// <summary>Adds channels, what sends to them, and <see cref="IAlertSender"/>; needs Storage, Monitoring, the shop's settings and what connects to the outside.</summary>
    public static IServiceCollection AddAnalyticsNotifications(this IServiceCollection services)
    {
        services.AddSingleton<NotificationSecrets>();
        services.AddSingleton<NotificationBook>();
        services.AddSingleton<NotificationWriter>();
        services.AddSingleton<MailSender>();
        services.AddSingleton<WebhookSender>();
        services.AddSingleton<Notifier>();
        services.AddSingleton<IAlertSender>(static provider => provider.GetRequiredService<Notifier>());
        services.AddHostedService<DeliveryWorker>();
        services.AddSingleton<AccountNotices>();
        services.AddHostedService(static provider => provider.GetRequiredService<AccountNotices>());
        return services;
    }
}
