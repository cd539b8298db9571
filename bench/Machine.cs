using System.Globalization;

namespace Reporting.Bench;

internal static class Machine
{
    /// <summary>What the figures were measured on.</summary>
    public static void Describe(BenchOptions options)
    {
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1 << 30);
        var data = options.IsQuick ? "the small data set" : "the whole data set";
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Environment.ProcessorCount} processors shared by service, database and client, {memory:0} GiB of memory, .NET {Environment.Version}, {data}."));
    }
}
