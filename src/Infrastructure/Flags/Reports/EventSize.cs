using System.Text;
using Reporting.Domain.Flags.Records;

namespace Reporting.Infrastructure.Flags.Reports;

/// <summary>How much the texts of an event are, in letters or in bytes of UTF-8. Any of them can be nearly as large as a record may be.</summary>
internal static class EventSize
{
    /// <summary>What a tag takes in memory beside its text: a record can hold hundreds of thousands of empty ones.</summary>
    private const int TagOverhead = 64;

    public static long LettersOf(FlagEvent each) => Sum(each, static text => text.Length);

    public static long BytesOf(FlagEvent each) => Sum(each, Encoding.UTF8.GetByteCount);

    private static long Sum(FlagEvent each, Func<string, int> measure)
    {
        var sum = 0L;
        foreach (var text in (ReadOnlySpan<string?>)
            [each.Type, each.CreatedBy, each.Project, each.Environment, each.FeatureName, each.Data?.Text, each.PreData?.Text, each.GroupType, each.GroupId, each.Ip])
        {
            sum += text is null ? 0 : measure(text);
        }

        foreach (var tag in each.Tags ?? [])
        {
            sum += TagOverhead + measure(tag.Text);
        }

        return sum;
    }
}
