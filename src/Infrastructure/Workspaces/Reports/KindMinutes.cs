using System.Numerics;
using Reporting.Infrastructure.Workspaces.Derived;

namespace Reporting.Infrastructure.Workspaces.Reports;

/// <summary>Adds up the minutes of each kind, a user's half hours capped at 30, and tells which templates have any.</summary>
internal sealed class KindMinutes
{
    private readonly Dictionary<Guid, bool[]> byTemplate = [];
    private readonly CappedMinutes capped = new();
    private readonly long[] totals = new long[PackedDay.Kinds];

    public long Total(int kind) => totals[kind];

    /// <summary>The templates with any minute of a kind, ascending.</summary>
    public IReadOnlyList<Guid> TemplatesWith(int kind)
        => [.. byTemplate.Where(template => template.Value[kind]).Select(template => template.Key).Order()];

    public void AddWholeDay(UsedDayRow day)
    {
        AddTo(totals, UsedDay.KindsOf(day));
        UsedDay.EachTemplate(day.Templates, (templateId, _, kinds) =>
        {
            var template = Of(templateId);
            for (var kind = 0; kind < template.Length; kind++)
            {
                template[kind] |= kinds[kind] > 0;
            }
        });
    }

    /// <summary>Adds the half hours among those given; all templates of the day at once.</summary>
    public void AddHalfHours(IReadOnlyList<TemplateDayRow> day, ulong halfHours)
    {
        foreach (var row in day)
        {
            var template = Of(row.TemplateId);
            for (var kinds = DayMinutes.AddTo(capped, row, halfHours); kinds != 0; kinds &= kinds - 1)
            {
                template[BitOperations.TrailingZeroCount(kinds)] = true;
            }
        }

        capped.EachUser((_, minutes) => AddTo(totals, minutes[1..]));
        capped.Clear();
    }

    private static void AddTo(long[] sums, ReadOnlySpan<int> kinds)
    {
        for (var kind = 0; kind < sums.Length; kind++)
        {
            sums[kind] += kinds[kind];
        }
    }

    private bool[] Of(Guid templateId)
    {
        if (!byTemplate.TryGetValue(templateId, out var sums))
        {
            byTemplate.Add(templateId, sums = new bool[PackedDay.Kinds]);
        }

        return sums;
    }
}
