namespace Reporting.Application.Access;

/// <summary>Where the text of a random first token is left for the administrator: <c>admin-token</c> in the data directory, readable by its owner alone.</summary>
internal interface IFirstTokenFile
{
    string Path { get; }

    Task WriteAsync(string token, CancellationToken cancellationToken);

    void Remove();
}
