using Reporting.Domain.Sources;

namespace Reporting.Infrastructure.Sources;

/// <summary>How a source stands, as this server knows it; replaced whole.</summary>
/// <param name="HasLooked">Whether it has been read, or asked about, since this server started.</param>
/// <param name="IsReading">Whether it is being read, by whichever server.</param>
/// <param name="Collections">As they stand at the time of asking.</param>
internal sealed record SourceView(SavedSource Saved, bool HasLooked, bool IsReading, Func<IReadOnlyList<SourceCollectionStatus>> Collections)
{
    public static readonly SourceView New = new(SavedSource.New, HasLooked: false, IsReading: false, () => []);

    /// <summary>Whether nothing is known yet.</summary>
    public bool IsNew => ReferenceEquals(this, New);

    public SourceStatus Describe(SourceSettings settings, DateTimeOffset now, LeftOutRecords leftOut)
    {
        var collections = Collections();
        return new SourceStatus(
            settings.Name, settings.Product.Kind, settings.Instance, Saved.ProductVersion, Saved.Generation, StateOf(settings, collections),
            Saved.AsOf, Saved.AsOf is { } asOf ? now - asOf : null, Saved.LastSuccessAt, Saved.LastAttemptAt, Saved.NextAttemptAt, Saved.Error, collections, leftOut);
    }

    private SourceState StateOf(SourceSettings settings, IReadOnlyList<SourceCollectionStatus> collections)
    {
        if (!settings.IsEnabled)
        {
            return SourceState.Disabled;
        }

        if (Saved.Error is not null)
        {
            return SourceState.Failing;
        }

        // Between two collections nothing is under way for a moment.
        if (collections.Any(collection => collection.Progress is not null) || (Saved.AsOf is null && collections.Any(collection => collection.RecordsRead > 0)))
        {
            return SourceState.CatchingUp;
        }

        return HasLooked && Saved.AsOf is not null ? SourceState.Current : SourceState.Starting;
    }
}
