namespace Reporting.Testing.Databases;

/// <summary>A database that is made once for each cluster and copied for each fixture.</summary>
/// <param name="Name">Lower case letters, digits and underscores.</param>
/// <param name="MakeAsync">Fills the empty database behind the connection string, and leaves no connection open.</param>
internal sealed record DatabaseTemplate(string Name, Func<string, CancellationToken, Task> MakeAsync)
{
    public static DatabaseTemplate Empty { get; } = new("empty", (_, _) => Task.CompletedTask);
}
