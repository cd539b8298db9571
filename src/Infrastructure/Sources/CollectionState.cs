using System.Text.Json;
using Reporting.Domain.Sources;

namespace Reporting.Infrastructure.Sources;

/// <summary>How far a collection has been read, as it stands in the database.</summary>
/// <param name="Cursor">Of a followed collection.</param>
/// <param name="Digest">Of all that was read of it, where it was read whole.</param>
internal sealed record CollectionState(
    SourceCursor? Cursor, string? Digest, DateTimeOffset? AsOf, long RecordsRead, long RecordsChanged, double? Progress, long LeftOut)
{
    public static readonly CollectionState Unread = new(null, null, null, 0, 0, null, 0);

    public SourceCollectionStatus Describe(string collection) => new(collection, AsOf, RecordsRead, RecordsChanged, Progress);
}

/// <param name="Position">Up to where everything has been read.</param>
/// <param name="Reread">From where on it is read again.</param>
/// <param name="IsBehind">Whether more is known to be there.</param>
internal sealed record SourceCursor(Position Position, Position Reread, bool IsBehind)
{
    /// <summary>From where on all is to be read.</summary>
    public static SourceCursor Behind(Position position) => new(position, position, IsBehind: true);

    public static SourceCursor? Of(string? text) => text is null ? null : JsonSerializer.Deserialize<SourceCursor>(text);

    public string Text => JsonSerializer.Serialize(new { Position, Reread, IsBehind });
}
