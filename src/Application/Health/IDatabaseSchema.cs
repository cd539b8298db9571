namespace Reporting.Application.Health;

/// <summary>The steps that lead to this version's schema, and which of them a database has taken.</summary>
internal interface IDatabaseSchema
{
    Task<SchemaState> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Takes the steps that are missing, in turn with any server that does the same.</summary>
    Task MigrateAsync(CancellationToken cancellationToken);
}

/// <param name="Unknown">Steps taken by a newer version.</param>
internal sealed record SchemaState(IReadOnlyList<string> Applied, IReadOnlyList<string> Missing, IReadOnlyList<string> Unknown)
{
    public bool IsCurrent => Missing.Count == 0;
}
