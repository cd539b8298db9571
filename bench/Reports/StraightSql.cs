namespace Reporting.Bench.Reports;

/// <summary>The SQL files of the bench.</summary>
internal static class StraightSql
{
    public static string Read(string name)
    {
        using var reader = new StreamReader(typeof(StraightSql).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
