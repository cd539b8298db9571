using Reporting.Domain.Network.Records;
using Reporting.Testing;
using Reporting.Testing.Network;

namespace Reporting.IntegrationTests.Network;

/// <summary>A log of some forty days, dense around the times where windows may begin or end.</summary>
internal sealed class RandomLog
{
    public static readonly IReadOnlyList<string> Zones =
    [
        "UTC", "America/Los_Angeles", "Europe/Berlin", "Asia/Kolkata", "Asia/Kathmandu", "Australia/Lord_Howe", "America/St_Johns",
        "Pacific/Kiritimati", "Pacific/Pago_Pago", "Africa/Cairo", "America/Havana", "Pacific/Chatham",
    ];

    private static readonly IReadOnlyList<TimeSpan> Beside = [TimeSpan.FromMicroseconds(-1), TimeSpan.Zero, TimeSpan.FromMicroseconds(1)];

    private readonly Random random;

    public RandomLog(Random random)
    {
        this.random = random;
        Zone = random.OneOf(Zones);
        Now = new DateTimeOffset(random.Next(2024, 2027), 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(random.Next(366 * 24 * 60)).AddSeconds(random.Next(60));
        Entries = [.. Enumerable.Range(0, random.Next(1, 400)).Select(_ => Entry())];
    }

    public string Zone { get; }

    public DateTimeOffset Now { get; }

    public IReadOnlyList<LogEntry> Entries { get; }

    private LogEntry Entry() => Logged.Entry(
        Time(),
        random.Next(6),
        random.OneOf(90, 92, 95),
        random.Next(4) == 0 ? null : random.NextInt64(1, 6),
        random.Next(4) == 0 ? null : random.NextInt64(1, 9));

    private DateTimeOffset Time() => random.Next(4) switch
    {
        0 => Now.AddHours(-1) + random.OneOf(Beside),
        1 => Now.AddMinutes(-random.Next(120)),
        2 => Quarter(Now.AddMinutes(-random.Next(40 * 24 * 60))) + random.OneOf(Beside),
        _ => Now.AddMinutes(random.Next(-40 * 24 * 60, 2 * 24 * 60)),
    };

    /// <summary>Every day of every zone begins on one.</summary>
    private static DateTimeOffset Quarter(DateTimeOffset time) => time.AddTicks(-(time.UtcTicks % TimeSpan.FromMinutes(15).Ticks));
}
