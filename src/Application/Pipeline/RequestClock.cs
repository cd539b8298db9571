namespace Reporting.Application.Pipeline;

/// <summary>The time of the request: read once, so that everything in one answer agrees.</summary>
internal sealed class RequestClock(TimeProvider clock)
{
    private DateTimeOffset? now;

    public DateTimeOffset Now => now ??= clock.GetUtcNow();
}
