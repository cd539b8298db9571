using Reporting.Application.Health;
using Reporting.Dashboard.Formats;
using Reporting.Dashboard.Rendering;
using Reporting.Domain.Access;

namespace Reporting.Dashboard.Pages;

/// <summary>Instances whose records are late, workers that fail, and a disk that fills.</summary>
internal sealed class ServiceAttention(PageReports reports, PageContext context, FreshnessReader freshness) : IAttentionSource
{
    private const int MinFreePart = 10;

    private Texts Texts => context.Texts;

    public async Task<IReadOnlyList<Attention>> ReadAsync()
    {
        var health = context is { Role: TokenRole.Admin, ConfinedTo: null } ? reports.SendAsync(new GetHealthQuery()) : null;
        var late = (await freshness.ReadAsync()).Values.Where(fresh => fresh.IsLate);
        return
        [
            .. late.Select(fresh => new Attention($"{fresh.Instance.Name}: {fresh.Describe(Texts, context.Now)}", context.Link("/data"))),
            .. health is null ? [] : OfHealth(await health),
        ];
    }

    private IEnumerable<Attention> OfHealth(HealthDetails health)
    {
        foreach (var worker in health.Workers.Where(worker => worker.IsFailing))
        {
            yield return new Attention($"The worker {worker.Name} fails since {Texts.Moment(worker.Failures[0].Since)}: {worker.Failures[0].Cause}", context.Link("/data"));
        }

        if (health.Disk is { } disk && disk.FreeBytes < disk.TotalBytes / MinFreePart)
        {
            yield return new Attention($"The disk has {Texts.Bytes(disk.FreeBytes)} of {Texts.Bytes(disk.TotalBytes)} left", context.Link("/data"));
        }
    }
}
