using Microsoft.Extensions.Options;

namespace Reporting.Api.Hosting;

/// <summary>The log as lines on standard output; levels are set as for the framework's console.</summary>
[ProviderAlias("Console")]
internal sealed class LineLogging : ILoggerProvider
{
    private readonly JsonLines form;
    private readonly LineWriter writer;

    public LineLogging(JsonLines form, IOptions<LineLoggingOptions> options)
    {
        this.form = form;
        writer = new LineWriter(options.Value.ToStandardError ? Console.OpenStandardError() : Console.OpenStandardOutput(), TellLost);
    }

    public ILogger CreateLogger(string categoryName) => new Logger(form, categoryName, writer.Add);

    public void Dispose() => writer.Dispose();

    private ReadOnlyMemory<byte> TellLost(long lines)
    {
        var notice = ReadOnlyMemory<byte>.Empty;
        form.Write(LogLevel.Warning, typeof(LineLogging).FullName!, lines, exception: null, (count, _) => $"{count} lines of the log were lost, because nobody took them", line => notice = line.ToArray());
        return notice;
    }

    private sealed class Logger(JsonLines form, string category, Action<ReadOnlyMemory<byte>> add) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
            => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel is not LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            => form.Write(logLevel, category, state, exception, formatter, add);
    }
}

internal sealed class LineLoggingOptions
{
    public bool ToStandardError { get; set; }
}
