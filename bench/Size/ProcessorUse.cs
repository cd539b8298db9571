using System.Globalization;
using Npgsql;

namespace Reporting.Bench.Size;

/// <summary>Processor time that service and database have used, as the system counts it.</summary>
internal static class ProcessorUse
{
    private const double TicksInSecond = 100;

    /// <returns>Seconds since the processes started; those of processes that have ended count with their parents.</returns>
    public static double Of(int process) => Read(process) is { } fields ? Seconds(fields) : 0;

    /// <summary>The server's first process and all that it started.</summary>
    public static double OfServer(int postmaster)
        => Directory.EnumerateDirectories("/proc")
            .Select(path => int.TryParse(Path.GetFileName(path), CultureInfo.InvariantCulture, out var process) ? Read(process) : null)
            .Where(fields => fields is not null && (Id(fields) == postmaster || Parent(fields) == postmaster))
            .Sum(fields => Seconds(fields!));

    /// <summary>The parent of a connection's process.</summary>
    public static async Task<int> FindPostmasterAsync(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand("SELECT pg_backend_pid()");
        var backend = (int)(await command.ExecuteScalarAsync(cancellationToken))!;
        return Parent(Read(backend)!);
    }

    private static string[]? Read(int process)
    {
        try
        {
            var text = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/stat"));
            // The program's name, in parentheses, may have spaces.
            return [text[..text.IndexOf(' ', StringComparison.Ordinal)], .. text[(text.LastIndexOf(')') + 2)..].Split(' ')];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static int Id(string[] fields) => int.Parse(fields[0], CultureInfo.InvariantCulture);

    private static int Parent(string[] fields) => int.Parse(fields[2], CultureInfo.InvariantCulture);

    /// <summary>User and system time, its own and that of children that have ended.</summary>
    private static double Seconds(string[] fields) => fields[12..16].Sum(field => double.Parse(field, CultureInfo.InvariantCulture)) / TicksInSecond;
}
