using Reporting.Demo;

namespace Reporting.UnitTests.Demo;

internal static class DemoLines
{
    /// <summary>The records of a collection as they would be sent.</summary>
    public static List<string> Of(IDemoInstance demo, string collection, DateTimeOffset now, DateTimeOffset createdAt)
    {
        var text = new List<string>();
        foreach (var batch in demo.BatchesUpTo(now, createdAt).Where(batch => string.Equals(batch.Collection, collection, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(batch.Open(() => { }));
            text.AddRange(reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }

        return text;
    }
}
