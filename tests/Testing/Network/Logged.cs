using Reporting.Domain.Network.Records;

namespace Reporting.Testing.Network;

/// <summary>Entries of a device manager's log by what they say; each has an id of its own.</summary>
internal static class Logged
{
    private static long last;

    public static LogEntry View(DateTimeOffset at, long device, long user = 1) => Entry(at, type: 0, action: 1, user, device);

    public static LogEntry Change(DateTimeOffset at, long device, long user = 1) => Entry(at, type: 1, action: 100, user, device);

    public static LogEntry Error(DateTimeOffset at, long device, long user = 1) => Entry(at, type: 3, action: 509, user, device);

    public static LogEntry Command(DateTimeOffset at, long device, long user = 1) => Entry(at, type: 4, action: 400, user, device);

    public static LogEntry ApiCall(DateTimeOffset at, long? user) => Entry(at, type: 5, action: 95, user, device: null);

    public static LogEntry Login(DateTimeOffset at, long user) => Entry(at, type: 5, action: 90, user, device: null);

    public static LogEntry FailedLogin(DateTimeOffset at) => Entry(at, type: 5, action: 92, user: null, device: null);

    public static LogEntry Entry(DateTimeOffset at, long type, long action, long? user, long? device)
        => new() { Id = Interlocked.Increment(ref last), Timestamp = at, Type = type, Action = action, UserId = user, DeviceId = device };
}
