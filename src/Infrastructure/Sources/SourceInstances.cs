using Microsoft.Extensions.DependencyInjection;
using Reporting.Domain.Access;

namespace Reporting.Infrastructure.Sources;

/// <summary>Makes the instance of a source where it is not there.</summary>
internal sealed class SourceInstances(IAccessDirectory directory, IServiceScopeFactory scopes)
{
    /// <returns>An instance of another kind is returned as it is.</returns>
    public async Task<Instance> EnsureAsync(SourceSettings settings, CancellationToken cancellationToken)
    {
        var known = await directory.FindInstanceAsync(settings.Instance, cancellationToken);
        if (known is not null && (known.Kind != settings.Product.InstanceKind || HasAll(known, settings)))
        {
            return known;
        }

        await using var scope = scopes.CreateAsyncScope();
        var draft = new InstanceDraft(
            settings.Instance,
            settings.Product.InstanceKind,
            known?.Name ?? settings.Instance,
            settings.TimeZone ?? known?.TimeZone ?? "UTC",
            known?.BaseUrl ?? settings.BaseUrl?.AbsoluteUri.TrimEnd('/'));
        var saved = await scope.ServiceProvider.GetRequiredService<IInstanceRepository>().SaveAsync(draft, cancellationToken);
        await directory.RefreshAsync(cancellationToken);
        return saved.Instance;
    }

    /// <summary>The zone is the source's, where it says one; the address that somebody gave the instance stands.</summary>
    private static bool HasAll(Instance known, SourceSettings settings)
        => (settings.TimeZone is null || string.Equals(known.TimeZone, settings.TimeZone, StringComparison.Ordinal))
            && (settings.BaseUrl is null || known.BaseUrl is not null);
}
