namespace Reporting.ArchitectureTests;

/// <summary>The files of this repository, as they are on disk.</summary>
internal static class Sources
{
    public static string Root { get; } = FindRoot();

    /// <summary>Files below a folder of the repository, build output left out; paths from the root, with slashes.</summary>
    public static IReadOnlyList<string> Below(string folder, params string[] extensions)
        =>
        [
            .. Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
                .Where(path => !IsBuildOutput(path))
                .Where(path => extensions.Length == 0 || extensions.Contains(Path.GetExtension(path), StringComparer.Ordinal))
                .Order(StringComparer.Ordinal),
        ];

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    public static IReadOnlyList<string> ReadLines(string path) => File.ReadAllLines(Path.Combine(Root, path));

    private static bool IsBuildOutput(string path)
        => path.Split('/') is var folders && (folders.Contains("bin", StringComparer.Ordinal) || folders.Contains("obj", StringComparer.Ordinal));

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Reporting.sln")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
