using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Core.Funnels.Voice;

/// <summary>Registers what customers say.</summary>
public static class VoiceServices
{
    /// <summary>Adds <see cref="VoiceService"/>, a singleton. Needs Storage and Queries.</summary>
    public static IServiceCollection AddAnalyticsVoice(this IServiceCollection services) => services.AddSingleton<VoiceService>();
}
