using System.Collections.Concurrent;

namespace Reporting.Infrastructure.Persistence;

/// <summary>The SQL files that this assembly carries, by their paths in it, as <c>Flags/Derived/event_days.sql</c>.</summary>
internal static class SqlFile
{
    private static readonly ConcurrentDictionary<string, string> Texts = new(StringComparer.Ordinal);

    private static readonly string[] Paths = [.. typeof(SqlFile).Assembly.GetManifestResourceNames().Where(path => path.EndsWith(".sql", StringComparison.Ordinal))];

    /// <param name="name">The path, or the end of it that no other file has: mostly the file's name.</param>
    /// <exception cref="InvalidOperationException">There is no such file, or several.</exception>
    public static string Read(string name) => Texts.GetOrAdd(name, Load);

    public static bool Exists(string name) => Array.Exists(Paths, path => IsOf(path, name));

    private static string Load(string name)
    {
        var found = Paths.Where(path => IsOf(path, name)).ToList();
        if (found.Count != 1)
        {
            throw new InvalidOperationException(found.Count == 0 ? $"There is no SQL file '{name}' in this assembly." : $"'{name}' may be any of {string.Join(", ", found)}.");
        }

        using var reader = new StreamReader(typeof(SqlFile).Assembly.GetManifestResourceStream(found[0])!);
        return reader.ReadToEnd();
    }

    private static bool IsOf(string path, string name)
        => path.EndsWith(name, StringComparison.Ordinal) && (path.Length == name.Length || path[^(name.Length + 1)] == '/');
}
