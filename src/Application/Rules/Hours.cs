namespace Reporting.Application.Rules;

/// <summary>Reports reach to the end of the running hour of UTC.</summary>
internal static class Hours
{
    /// <summary>The start of the hour after the one that holds <paramref name="now"/>.</summary>
    public static DateTimeOffset After(DateTimeOffset now)
        => new(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerHour) + TimeSpan.TicksPerHour, TimeSpan.Zero);
}
