namespace Reporting.Application.Access;

/// <summary>Where the text of a random first token is left for the administrator: <c>admin-token</c> in the data directory, readable by its owner alone.</summary>
internal interface IFirstTokenFile
{
    string Path { get; }

    /// <summary>The token in it; null when there is none or it cannot be read.</summary>
    Task<string?> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Writes the token in place of whatever the file has.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    Task WriteAsync(string token, CancellationToken cancellationToken);

    /// <summary>Removes the file if it is there.</summary>
    void Remove();
}
