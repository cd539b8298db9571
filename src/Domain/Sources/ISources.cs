namespace Reporting.Domain.Sources;

/// <summary>The databases that records are read from, as this server knows them.</summary>
public interface ISources
{
    /// <summary>All that the settings name, by name (ordinal).</summary>
    Task<IReadOnlyList<SourceStatus>> ReadAllAsync(CancellationToken cancellationToken);

    /// <returns>Null when there is none of that name.</returns>
    Task<SourceStatus?> FindAsync(string name, CancellationToken cancellationToken);

    /// <summary>The name of the source that fills the collection of the instance, if one does.</summary>
    string? FindOwner(string instanceKey, string collection);

    /// <summary>The moment up to which the instance's answers are complete; null when no source fills it, or none has been read yet.</summary>
    DateTimeOffset? FindMoment(string instanceKey);

    /// <summary>Has a source read now, by whichever server reads it.</summary>
    Task<SyncRequest> RequestSyncAsync(string name, CancellationToken cancellationToken);
}

/// <summary>What became of the request to read a source now.</summary>
public enum SyncRequest
{
    Accepted,

    /// <summary>It is being read.</summary>
    Running,

    Disabled,

    Unknown,
}

/// <summary>What a role needs in a product's database.</summary>
public interface ISourceGrants
{
    /// <summary>The kinds of product that can be read, in order.</summary>
    IReadOnlyList<string> Kinds { get; }

    /// <summary>SQL to run in the product's database; it makes a role that may read what is needed and nothing else.</summary>
    string Write(string kind, string role);
}

/// <summary>What may be read in the products' databases, and what is missing there.</summary>
public interface ISourceChecks
{
    /// <summary>One for each source of that name, in the order of the settings.</summary>
    /// <param name="name">Null for all.</param>
    Task<IReadOnlyList<SourceCheck>> CheckAsync(string? name, CancellationToken cancellationToken);
}

/// <summary>What an operator does with sources from the command line.</summary>
public interface ISourceOperations
{
    /// <summary>Reads once, here or by the server that reads the source; returns when that is done.</summary>
    /// <exception cref="SourceFailedException">It could not be read.</exception>
    Task<IReadOnlyList<SourceChange>> SyncAsync(string name, IProgress<SourceStatus> progress, CancellationToken cancellationToken);
}

/// <summary>A source could not be read; the message says why, in words for its operator.</summary>
public sealed class SourceFailedException(string message, Exception? cause = null) : Exception(message, cause);
