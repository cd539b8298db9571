using System.Text.Json;
using Reporting.Domain.Access;

namespace Reporting.Infrastructure.Sources;

/// <summary>
/// A product whose database can be read: which tables, what becomes of them, and how each is followed. A new product is a class of
/// this kind with its SQL files, in a folder of its own.
/// </summary>
internal abstract class SourceProduct
{
    /// <summary>As settings and commands name it.</summary>
    public abstract string Kind { get; }

    public abstract InstanceKind InstanceKind { get; }

    /// <summary>Every table that is read, with every column that is.</summary>
    public abstract IReadOnlyList<SourceTable> Tables { get; }

    public abstract IReadOnlyList<SourceCollection> Collections { get; }

    /// <summary>More SQL for the operator, offered as a comment of the grants; empty when there is nothing to offer.</summary>
    public virtual string GrantOffer => string.Empty;

    /// <summary>Which of its schemas the product has.</summary>
    public abstract string NameGeneration(SourceSchema schema);

    /// <summary>The product's version by its own account; null when it has none to tell, or does not tell it now.</summary>
    public async Task<string?> AskVersionAsync(SourceSettings settings, HttpClient client, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadVersionAsync(settings, client, cancellationToken);
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException or InvalidOperationException
            || (exception is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }

    /// <summary>How the product is asked for the owner of a credential; null when it can't be.</summary>
    public virtual SignInQuestion? SignIn => null;

    /// <summary>Asks the product itself, where its database does not have its version.</summary>
    protected virtual Task<string?> ReadVersionAsync(SourceSettings settings, HttpClient client, CancellationToken cancellationToken) => Task.FromResult<string?>(null);
}

/// <summary>A table of the product and the columns that are read of it: those that every version has, and those that some lack.</summary>
internal sealed record SourceTable(string Name, IReadOnlyList<string> Columns)
{
    /// <summary>Columns that older versions lack.</summary>
    public IReadOnlyList<string> NewerColumns { get; init; } = [];

    /// <summary>Whether a version without the table is complete without it.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Not granted, but read where it is there: what an operator may have made from the offer of the grants.</summary>
    public bool IsOffered { get; init; }

    public IEnumerable<string> AllColumns => Columns.Concat(NewerColumns);
}
