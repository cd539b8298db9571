namespace Reporting.Application.Health;

/// <summary>The migrations of this version, and which of them a database has.</summary>
internal interface IDatabaseSchema
{
    /// <summary>Reads which migrations were applied; nothing is changed.</summary>
    Task<SchemaState> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Applies the migrations that are missing, in order; servers that do so at once wait for each other.</summary>
    Task MigrateAsync(CancellationToken cancellationToken);
}

/// <param name="Unknown">Migrations of a newer version.</param>
internal sealed record SchemaState(IReadOnlyList<string> Applied, IReadOnlyList<string> Missing, IReadOnlyList<string> Unknown)
{
    public bool IsCurrent => Missing.Count == 0;
}
