using System.Collections.Concurrent;

namespace Reporting.Infrastructure.Persistence;

/// <summary>The SQL files that this assembly carries, by file name.</summary>
internal static class SqlFile
{
    private static readonly ConcurrentDictionary<string, string> Texts = new(StringComparer.Ordinal);

    /// <exception cref="InvalidOperationException">There is no such file.</exception>
    public static string Read(string name) => Texts.GetOrAdd(name, Load);

    private static string Load(string name)
    {
        using var stream = typeof(SqlFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"There is no SQL file '{name}' in this assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
