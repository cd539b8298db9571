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
        if (known is not null && (known.Kind != settings.Product.InstanceKind || settings.TimeZone is null || string.Equals(known.TimeZone, settings.TimeZone, StringComparison.Ordinal)))
        {
            return known;
        }

        await using var scope = scopes.CreateAsyncScope();
        var draft = new InstanceDraft(
            settings.Instance,
            settings.Product.InstanceKind,
            known?.Name ?? settings.Instance,
            settings.TimeZone ?? "UTC",
            known?.BaseUrl ?? settings.BaseUrl?.AbsoluteUri.TrimEnd('/'));
        var saved = await scope.ServiceProvider.GetRequiredService<IInstanceRepository>().SaveAsync(draft, cancellationToken);
        await directory.RefreshAsync(cancellationToken);
        return saved.Instance;
    }
}
