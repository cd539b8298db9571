namespace Reporting.Domain.Access;

/// <summary>Secret keys in the database, which every server has.</summary>
public interface ISharedKeys
{
    /// <summary>The key of 32 bytes with this name; the first server that asks for one makes it.</summary>
    Task<byte[]> ReadAsync(string name, CancellationToken cancellationToken);
}
