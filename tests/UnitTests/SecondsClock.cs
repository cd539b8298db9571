namespace Reporting.UnitTests;

/// <summary>A clock, and a stopwatch, that stands where the test puts it.</summary>
internal sealed class SecondsClock : TimeProvider
{
    public long Seconds { get; set; }

    public override long TimestampFrequency => 1;

    public override long GetTimestamp() => Seconds;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddSeconds(Seconds);
}
