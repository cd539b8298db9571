using System.Globalization;
using FluentValidation.Results;
using Reporting.Application.Notifications;
using Reporting.Domain.Access;

namespace Reporting.Application.Alerts;

/// <summary>What the instances say of a rule that is to be saved or previewed.</summary>
internal sealed class AlertContext(IAccessDirectory directory, IInstanceRepository instances, IReceiverRepository receivers)
{
    /// <summary>The instance of a valid input, and what is wrong with the input.</summary>
    public async Task<(Instance? Instance, IReadOnlyList<ValidationFailure> Faults)> CheckAsync(AlertInput input, CancellationToken cancellationToken)
    {
        var instance = await directory.FindInstanceAsync(input.Instance!, cancellationToken);
        var keys = instance is null ? (await directory.ReadInstancesAsync(cancellationToken)).Select(each => each.Key) : [];
        var collections = instance is not null && input.Collection is not null ? await instances.ReadCollectionsAsync(instance, cancellationToken) : [];
        return (instance, [.. input.FindFaults(instance, [.. keys], collections), .. await FindUnknownReceiversAsync(input, cancellationToken)]);
    }

    private async Task<IReadOnlyList<ValidationFailure>> FindUnknownReceiversAsync(AlertInput input, CancellationToken cancellationToken)
    {
        var wanted = input.Receivers ?? [];
        var known = wanted.Count > 0 ? await receivers.ReadNamesAsync(cancellationToken) : [];
        return
        [
            .. wanted.Index()
                .Where(each => !known.Contains(each.Item, StringComparer.Ordinal))
                .Select(each => new ValidationFailure(
                    string.Create(CultureInfo.InvariantCulture, $"{nameof(AlertInput.Receivers)}[{each.Index}]"),
                    "is no receiver")),
        ];
    }
}
