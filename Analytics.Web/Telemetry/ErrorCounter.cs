namespace Analytics.Web.Telemetry;

/// <summary>Counts entries of the log at error or above, so that failures outside of requests show too.</summary>
[ProviderAlias("ErrorCounter")]
internal sealed class ErrorCounter(IServiceProvider services) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new Counter(services);

    public void Dispose()
    {
        // Nothing is held.
    }

    // Found late: the monitor's own services may log while they are made.
    private sealed class Counter(IServiceProvider services) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error && logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                try
                {
                    services.GetService<SystemMonitor>()?.CountError();
                }
                catch (ObjectDisposedException)
                {
                    // The application stops.
                }
            }
        }
    }
}
