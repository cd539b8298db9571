using System.Text;
using Reporting.Application.Access;

namespace Reporting.Infrastructure.Access;

internal sealed class FirstTokenFile(string directory) : IFirstTokenFile
{
    public string Path { get; } = System.IO.Path.Combine(directory, "admin-token");

    public async Task<string?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await File.ReadAllTextAsync(Path, cancellationToken)).Trim();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>An older file goes first, since writing into it would keep its mode.</summary>
    public async Task WriteAsync(string token, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(directory);
        Remove();
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var stream = new FileStream(Path, options);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(token + "\n"), cancellationToken);
    }

    public void Remove() => File.Delete(Path);
}
