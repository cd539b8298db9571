using Reporting.Infrastructure.Workspaces.Derived;

namespace Reporting.Infrastructure.Workspaces.Reports;

/// <summary>Adds up the minutes of each kind: by template as they are, and in all with a user's half hours capped at 30.</summary>
internal sealed class KindMinutes
{
    private readonly Dictionary<Guid, long[]> byTemplate = [];
    private readonly long[] totals = new long[PackedDay.Kinds];

    public long Total(int kind) => totals[kind];

    /// <summary>The templates with any minute of a kind, ascending.</summary>
    public IReadOnlyList<Guid> TemplatesWith(int kind)
        => [.. byTemplate.Where(template => template.Value[kind] > 0).Select(template => template.Key).Order()];

    public void AddWholeDay(UsedDayRow day)
    {
        AddTo(totals, UsedDay.KindsOf(day));
        UsedDay.EachTemplate(day, (templateId, _, kinds) => AddTo(Of(templateId), kinds));
    }

    /// <summary>Adds the half hours among those given; all templates of the day at once.</summary>
    public void AddHalfHours(IReadOnlyList<TemplateDayRow> day, ulong halfHours)
    {
        var capped = new CappedMinutes();
        foreach (var row in day)
        {
            var template = Of(row.TemplateId);
            DayMinutes.Each(row, halfHours, (userId, slot, measures) =>
            {
                capped.Add(userId, slot, measures);
                for (var kind = 0; kind < PackedDay.Kinds; kind++)
                {
                    template[kind] += measures[1 + kind];
                }
            });
        }

        foreach (var (_, minutes) in capped.ByUser())
        {
            AddTo(totals, minutes.AsSpan(1));
        }
    }

    private static void AddTo(long[] sums, ReadOnlySpan<int> kinds)
    {
        for (var kind = 0; kind < sums.Length; kind++)
        {
            sums[kind] += kinds[kind];
        }
    }

    private long[] Of(Guid templateId)
    {
        if (!byTemplate.TryGetValue(templateId, out var sums))
        {
            byTemplate.Add(templateId, sums = new long[PackedDay.Kinds]);
        }

        return sums;
    }
}
