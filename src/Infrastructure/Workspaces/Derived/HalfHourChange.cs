using System.Text.Json;
using Npgsql;
using Reporting.Domain.Time;

namespace Reporting.Infrastructure.Workspaces.Derived;

/// <summary>What a half hour of a user came to on one template.</summary>
/// <param name="UserId">Null for a day without usage.</param>
/// <param name="TemplateId">Null when the half hour came to nothing.</param>
/// <param name="Measures">Minutes: usage in all, then the kinds; empty without a template.</param>
/// <param name="Apps">Minutes by app as JSON.</param>
internal sealed record HalfHourChange(DateOnly Day, int Slot, Guid? UserId, Guid? TemplateId, byte[] Measures, float Latency, string? Apps)
{
    private const int FirstMeasure = 3;
    private const int LatencyColumn = FirstMeasure + PackedDay.Measures;

    public static HalfHourChange Read(NpgsqlDataReader row)
    {
        var start = row.GetDateTime(0);
        var (day, slot) = (DateOnly.FromDateTime(start), (int)(start.TimeOfDay.Ticks / HalfHours.Length.Ticks));
        var userId = row.IsDBNull(1) ? (Guid?)null : row.GetGuid(1);
        if (row.IsDBNull(2))
        {
            return new HalfHourChange(day, slot, userId, TemplateId: null, [], float.NaN, Apps: null);
        }

        var measures = new byte[PackedDay.Measures];
        for (var measure = 0; measure < measures.Length; measure++)
        {
            measures[measure] = (byte)row.GetInt16(FirstMeasure + measure);
        }

        return new HalfHourChange(
            day, slot, userId, row.GetGuid(2), measures,
            row.IsDBNull(LatencyColumn) ? float.NaN : row.GetFloat(LatencyColumn),
            row.IsDBNull(LatencyColumn + 1) ? null : row.GetString(LatencyColumn + 1));
    }

    public void ApplyTo(TemplateDay template)
    {
        var user = template.Of(UserId!.Value);
        user.Set(Slot, Measures, Latency);
        if (Apps is not null)
        {
            using var apps = JsonDocument.Parse(Apps);
            foreach (var app in apps.RootElement.EnumerateObject())
            {
                user.SetApp(Slot, app.Name, app.Value.GetByte());
            }
        }
    }
}
