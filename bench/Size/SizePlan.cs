namespace Reporting.Bench.Size;

/// <summary>How much is stored. A scale of 1 is the whole of it; the number of requests is the same at every scale.</summary>
internal sealed record SizePlan(double Scale)
{
    public const int Days = 365;

    /// <summary>How many days at the end come in as raw statistics and sessions instead of rolled-up usage.</summary>
    public const int RawDays = 30;

    /// <summary>Requests with rolled-up usage, then requests with raw records.</summary>
    public const int UsageRequests = 48;
    public const int RawRequests = 12;
    public const int Requests = UsageRequests + RawRequests;

    public const int EventsOfFlag = 200;

    /// <summary>What an agent's interval is here: three statistics a half hour of use.</summary>
    public static readonly TimeSpan AgentInterval = TimeSpan.FromMinutes(10);

    public int Instances => Scale switch { < 0.01 => 1, < 0.5 => 2, _ => 5 };

    public int SmallInstances => Of(200, atLeast: 9);

    public int Users => Of(1_000, atLeast: 10);

    public int Flags => Of(1_000, atLeast: 100);

    public int LogEntries => Of(5_000_000, atLeast: 60_000);

    public int RandomReports => Of(100, atLeast: 20);

    public TimeSpan Idle => TimeSpan.FromSeconds(Of(300, atLeast: 30));

    public DateTimeOffset End { get; } = new(TimeProvider.System.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);

    public DateTimeOffset Start => End.AddDays(-Days);

    private int Of(int whole, int atLeast) => Math.Max(atLeast, (int)(whole * Scale));
}
