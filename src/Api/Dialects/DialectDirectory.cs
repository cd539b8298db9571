using System.Collections.Frozen;

namespace Reporting.Api.Dialects;

/// <summary>All dialects, to find the one that a request is spoken in.</summary>
internal sealed class DialectDirectory(IEnumerable<Dialect> dialects)
{
    private readonly FrozenDictionary<Type, Dialect> byType = dialects.ToFrozenDictionary(dialect => dialect.GetType());

    private readonly IReadOnlyList<Dialect> byPrefix =
    [
        .. dialects.OrderByDescending(dialect => dialect.PathPrefix.Value?.Length ?? 0),
    ];

    /// <summary>The dialect of the endpoint, else of the path; null where no dialect is spoken.</summary>
    public Dialect? Find(Endpoint? endpoint, PathString path)
        => endpoint?.Metadata.GetMetadata<SpeaksAttribute>() is { } speaks
            ? byType[speaks.Dialect]
            : byPrefix.FirstOrDefault(dialect => path.StartsWithSegments(dialect.PathPrefix, StringComparison.OrdinalIgnoreCase));
}
