using Reporting.Domain.Access;

namespace Reporting.Api.Dialects;

/// <summary>The instance that a request is about, or why there is none.</summary>
internal readonly record struct InstanceChoice(Instance? Instance, Failure? Failure)
{
    public const string Header = "X-Reporting-Instance";

    /// <summary>The key that a request names: in the header, or where the route takes it, in the query.</summary>
    public static string AskedBy(HttpRequest request, bool takesParameter)
    {
        var named = request.Headers[Header].ToString();
        return named.Length == 0 && takesParameter ? request.Query[ReportsOnAttribute.Parameter].ToString() : named;
    }

    /// <summary>Of a bound token its own instance; a token whose instance is gone is refused. Else the instance that the request names; else the only one of the kind.</summary>
    public static async ValueTask<InstanceChoice> MakeAsync(
        IAccessDirectory directory,
        AccessToken token,
        InstanceKind? kind,
        string asked,
        CancellationToken cancellationToken)
    {
        if (token.InstanceId is { } id)
        {
            return await directory.FindInstanceAsync(id, cancellationToken) is { } own
                ? OfBound(own, kind, asked)
                : new(null, new Failure.UnknownToken());
        }

        if (kind is not { } wanted)
        {
            return default;
        }

        return asked.Length > 0
            ? await OfAskedAsync(directory, wanted, asked, cancellationToken)
            : OfOnly(wanted, await directory.ReadInstancesAsync(wanted, cancellationToken));
    }

    private static InstanceChoice OfBound(Instance own, InstanceKind? kind, string asked)
    {
        if (kind is not null && asked.Length > 0 && !string.Equals(asked, own.Key, StringComparison.Ordinal))
        {
            return new(own, new Failure.InstanceNotAllowed(asked));
        }

        return kind is { } wanted && own.Kind != wanted
            ? new(own, new Failure.NoInstance(wanted, []))
            : new(own, null);
    }

    private static async ValueTask<InstanceChoice> OfAskedAsync(IAccessDirectory directory, InstanceKind wanted, string asked, CancellationToken cancellationToken)
        => await directory.FindInstanceAsync(asked, cancellationToken) is { } found && found.Kind == wanted
            ? new(found, null)
            : new(null, new Failure.NoInstance(wanted, Keys(await directory.ReadInstancesAsync(wanted, cancellationToken))));

    private static InstanceChoice OfOnly(InstanceKind wanted, IReadOnlyList<Instance> candidates) => candidates.Count switch
    {
        0 => new(null, new Failure.NoInstance(wanted, [])),
        1 => new(candidates[0], null),
        _ => new(null, new Failure.InstanceAmbiguous(Keys(candidates))),
    };

    private static IReadOnlyList<string> Keys(IEnumerable<Instance> instances) => [.. instances.Select(instance => instance.Key)];
}
