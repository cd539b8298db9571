using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.Logging;
using Reporting.Api.Hosting;

namespace Reporting.Testing.Service;

/// <summary>Every line that a service logs, as it would stand in its output.</summary>
internal sealed class LogWatch : ILoggerProvider
{
    private readonly JsonLines form = new(TimeProvider.System);
    private readonly ConcurrentQueue<string> lines = new();

    public IReadOnlyList<string> Lines => [.. lines];

    public ILogger CreateLogger(string categoryName) => new Watched(this, categoryName);

    public void Dispose()
    {
    }

    private sealed class Watched(LogWatch watch, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
            => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            => watch.form.Write(logLevel, category, state, exception, formatter, line => watch.lines.Enqueue(Encoding.UTF8.GetString(line.Span)));
    }
}
